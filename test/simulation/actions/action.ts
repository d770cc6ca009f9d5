import type { CallError, CallInput, CallName, CallOutput } from '#shared/contract/contract.ts';
import type { Result } from '#shared/model/result.ts';
import type { Draw } from '../engine/createDraw.ts';
import type { SimStation } from '../world/createSimStation.ts';
import type { World, WorldSize } from '../world/createWorld.ts';

/** One thing that happens. All its chance was drawn before, so that a plan means the same with other steps left out. */
export interface Step {
  /** What passes before it, ms. */
  readonly waitMs: number;
  readonly who: string;
  readonly what: string;
  /** Ends when the thing is begun; what depends on the network comes later. */
  readonly perform: (world: World) => void | Promise<void>;
}

export interface Action {
  /** How often it comes up, against the others. */
  readonly weight: number;
  readonly draw: (draw: Draw, size: WorldSize) => Omit<Step, 'waitMs'>;
}

/** An action of one of the stations. */
export const atStation = <Input>(options: {
  readonly weight: number;
  readonly draw: (draw: Draw, size: WorldSize) => Input;
  readonly what: (input: Input) => string;
  readonly perform: (world: World, station: SimStation, input: Input) => void | Promise<void>;
}): Action => ({
  weight: options.weight,
  draw: (draw, size) => {
    const index = draw.below(size.stations);
    const input = options.draw(draw, size);
    return {
      who: `desk ${index}`,
      what: options.what(input),
      perform: (world) => {
        const station = world.stations[index];
        return station === undefined ? undefined : options.perform(world, station, input);
      },
    };
  },
});

/** Asks a station; null where it is down, or died before it answered: then nobody saw an answer. */
export const ask = async <Name extends CallName>(
  station: SimStation,
  name: Name,
  input: CallInput<Name>,
): Promise<Result<CallOutput<Name>, CallError<Name>> | null> => {
  const client = station.client();
  const life = station.life();
  if (client === null) return null;
  const answered = await client.call(name, input);
  return station.client() === null || station.life() !== life ? null : answered;
};

/** How an answer reads in the trace. */
export const outcomeOf = <Value>(
  answered: Result<Value> | null,
  told: (value: Value) => string = () => 'done',
): string => {
  if (answered === null) return 'nobody answers';
  return answered.ok ? told(answered.value) : answered.error.code;
};
