import { err, type Result } from '#shared/model/result.ts';
import { createWriter } from '../log/createWriter.ts';
import { resend, type ResendError } from '../mail/resend.ts';
import type { StoreContext } from '../storeContext.ts';
import {
  replaceCode,
  type CodeToReplace,
  type ReplaceCodeError,
  type ReplacedCode,
} from './replaceCode.ts';

type Outcome<Value, Code extends string> = Promise<Result<Value, Code | 'no_event'>>;

/** Entry and badge codes of attendees after their first issue. Each function is one transaction. */
export interface CodeRegister {
  /** A new generation, by mail to its owner where it is an entry code. */
  readonly rotate: (of: CodeToReplace) => Outcome<ReplacedCode, ReplaceCodeError>;
  /** The same for a code that is in other hands, with what was done with it. */
  readonly reportLeak: (of: CodeToReplace) => Outcome<ReplacedCode, ReplaceCodeError>;
  /** The owner gets the entry code that counts by mail once more; gives the id of the mailing. */
  readonly resend: (
    of: Omit<CodeToReplace, 'medium'>,
  ) => Outcome<string, ResendError | 'no_reason'>;
}

export const createCodeRegister = (
  context: StoreContext,
  tellOwn: () => Promise<void>,
): CodeRegister => {
  const write = createWriter(context.database);

  const replace = async (
    action: 'rotated' | 'leaked',
    of: CodeToReplace,
  ): Outcome<ReplacedCode, ReplaceCodeError> => {
    const replaced = await write((trx, event) =>
      replaceCode(trx, context, { event: event.id, action, of }),
    );
    if (replaced.ok) await tellOwn();
    return replaced;
  };

  return {
    rotate: (of) => replace('rotated', of),
    reportLeak: (of) => replace('leaked', of),
    resend: async ({ attendeeId: subject, actor, reason, language }) => {
      if (reason.trim() === '') return err('no_reason');
      const job = { kind: 'resend_code', language } as const;
      return write((trx, event) =>
        resend(trx, context, { event: event.id, subject, job, actor, reason }),
      );
    },
  };
};
