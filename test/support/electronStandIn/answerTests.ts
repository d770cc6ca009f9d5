import { z } from 'zod';
import { state } from './standInState.ts';
import type { BrowserWindow } from './standInWindow.ts';
import { scanByHand } from '#test/support/byHand.ts';

export const Question = z.object({ id: z.int(), name: z.string(), values: z.array(z.unknown()) });

/** What a test may ask of the running program, over the channel that `fork` opens between them. */
export const answerTests = (program: {
  readonly app: {
    readonly quit: () => void;
    readonly emit: (name: string, ...values: unknown[]) => boolean;
  };
  readonly windows: readonly BrowserWindow[];
}): void => {
  const contents = () => {
    const [window] = program.windows;
    if (window === undefined) throw new Error('no window yet');
    return window.webContents;
  };
  const answers: Record<string, (...values: unknown[]) => unknown> = {
    hasWindow: () => program.windows.length > 0,
    evaluate: (expression) => contents().evaluate(String(expression)),
    waitForText: async (text) => {
      const page = await contents().page();
      await page.getByText(String(text)).first().waitFor({ timeout: 15_000 });
      return true;
    },
    scan: async (text) => {
      const page = await contents().page();
      await scanByHand(page, String(text));
    },
    /** Filled, not typed: fast keys are a hand-held scanner's. */
    search: async (text) => {
      const page = await contents().page();
      await page.keyboard.press('/');
      await page.locator('input:focus').fill(String(text));
    },
    crash: () => contents().crash(),
    emitApp: (name) => program.app.emit(String(name)),
    quit: () => program.app.quit(),
    fetchApp: async (url, method) => {
      const handler = state.schemeHandlers.get('app');
      const response = await handler?.(new Request(String(url), { method: String(method) }));
      return { status: response?.status, headers: Object.fromEntries(response?.headers ?? []) };
    },
    mayUse: (permission, details) =>
      new Promise((resolve) => {
        callHandler(state.decidePermission, null, permission, resolve, details);
      }),
    mayCheck: (permission, origin, details) =>
      callHandler(state.checkPermission, null, permission, origin, details),
    mayUseDevice: () => callHandler(state.checkDevice, {}),
    invokeAs: (url, payload) =>
      state.invokeHandlers.get('lanyard:request')?.(
        { senderFrame: typeof url === 'string' ? { url } : null },
        payload,
      ),
    isCancelled: (url) => {
      let isRefused: boolean | undefined;
      state.onBeforeRequest?.({ url: String(url) }, ({ cancel }) => (isRefused = cancel));
      return isRefused;
    },
    describe: () => ({
      beforeReady: state.beforeReady,
      schemes: state.schemes,
      menu: state.menu,
      webPreferences: state.webPreferences,
      cancelled: state.cancelled,
      blockedNavigations: state.blockedNavigations,
      deniedWindows: state.deniedWindows,
      focused: state.focused,
    }),
  };

  process.on('message', (message) => {
    const { id, name, values } = Question.parse(message);
    void Promise.resolve()
      .then(() => answers[name]?.(...values))
      .then(
        (value) => process.send?.({ id, value }),
        (error: unknown) => process.send?.({ id, error: String(error) }),
      );
  });
  process.once('disconnect', () => process.exit(1));
};

const callHandler = (handler: unknown, ...values: readonly unknown[]): unknown => {
  if (typeof handler !== 'function') throw new Error('the program set no handler');
  return Reflect.apply(handler, undefined, values);
};
