import type { Failure, Result } from '#shared/model/result.ts';
import type { TokenStore } from '#server/createTokenStore.ts';
import type { LeftOut } from '#server/mail/selectRecipients.ts';
import type { Html } from '#server/web/html.ts';
import type { PageContext } from '../console.ts';
import { templateProblem } from '../mail/templateProblem.ts';
import { checksOf, nameLeftOut } from './recipientsShown.ts';

/** What a page of mails says above its form. */
export interface MailAnswer {
  readonly problem?: (context: PageContext) => string;
  readonly found?: (context: PageContext) => Html;
}

export const refusedMail = (failure: Failure): MailAnswer => ({
  problem: ({ texts }) => templateProblem(texts, failure),
});

export interface MailingToConfirm {
  /** Where the form goes. */
  readonly action: string;
  readonly values: FormValues & { readonly expected?: number | undefined };
  readonly count: number;
  readonly leftOut: readonly LeftOut[];
  readonly queue: () => Promise<Result<{ readonly mailing: string | null }, string>>;
}

type FormValues = Readonly<Record<string, string | number | undefined>>;

/** Nobody confirms what they have not seen: it is queued where as many get it as were shown, and else shown. */
export const confirmMailing = async (
  store: Pick<TokenStore, 'people' | 'sponsors'>,
  { action, values, count, leftOut, queue }: MailingToConfirm,
): Promise<{ readonly mailing: string } | MailAnswer> => {
  if (count > 0 && values.expected === count) {
    const queued = await queue();
    if (!queued.ok) return refusedMail(queued.error);
    const { mailing } = queued.value;
    if (mailing !== null) return { mailing };
  }
  const named = await nameLeftOut(store, leftOut);
  const fields = fieldsAgain(values);
  return { found: (context) => checksOf(context, { action, fields, count, leftOut: named }) };
};

/** What was filled in, for the form that follows. */
export const fieldsAgain = (values: FormValues): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      typeof value === 'string' && value !== '' ? [[name, value]] : [],
    ),
  );
