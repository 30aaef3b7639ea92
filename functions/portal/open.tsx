import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { localDate } from '#core/calendar.ts';
import type { Instant, JurisdictionCode } from '#core/model.ts';
import type { Answer, Request, UseCase } from '#functions/http/answer.ts';
import { formOf } from '#functions/http/form.ts';
import { HttpProblem } from '#functions/http/problem.ts';
import type { RouteTable } from '#functions/http/stack.ts';
import { traceOf } from '#functions/http/trace.ts';
import { idFrom } from '#functions/pages/ids.ts';
import { languageOf } from '#functions/pages/language.ts';
import { commandOf, textOf, typedIn } from '#functions/pages/read-form.ts';
import { errorsOf, statusOf } from '#functions/pages/refusals.ts';
import { WrongInput } from '#functions/pages/wrong-input.ts';
import { clientLimit, TURNS } from '#functions/portal/client-limit.ts';
import { noticeOf, noticesIn, objectTo, trackObjection } from '#functions/workflow/notices.ts';
import { policiesOf } from '#functions/workflow/policies.ts';
import { NotThere, Refused } from '#functions/workflow/problems.ts';
import { type WorkflowTables, workflowOver } from '#functions/workflow/stores.ts';
import { LEFT_EMPTY } from '#portal/left-empty.tsx';
import { PublicNotice, PublicNotices } from '#portal/notices.tsx';
import { PublicPolicies } from '#portal/policies.tsx';
import { Receipt } from '#portal/receipt.tsx';
import { TrackedObjection, TrackForm } from '#portal/track.tsx';
import { portalWords } from '#portal/words.ts';
import { dynamoClientTurns } from '#store/client-turns.ts';
import { dynamoReader } from '#store/reader.ts';
import { address } from '#ui/address.ts';
import type { AssetUrl } from '#ui/assets.ts';
import type { FieldErrors } from '#ui/form/state.ts';
import { formatInstant } from '#ui/format.ts';
import { type Frame, type Page, renderPage } from '#ui/page.tsx';
import { securityHeaders } from '#ui/security.ts';

type Setting = {
  db: DynamoDBDocumentClient;
  tables: WorkflowTables;
  documentsUrl: string;
  /** Under which it is counted how often a client objects. */
  clientKey: () => Promise<Uint8Array>;
  assets: AssetUrl;
  now: () => Instant;
  newId: () => string;
  environment?: NodeJS.ProcessEnv;
};

/** The public pages: notices, objections to them, and what became of those. No account, no cookie but the language. */
export function openPortal(setting: Setting): RouteTable {
  const { db, tables, documentsUrl, clientKey, assets, now, newId, environment } = setting;
  const w = workflowOver(db, tables, documentsUrl, { now, newId }, environment);
  const reader = dynamoReader(db, { units: tables.units, staff: '' });
  const limit = clientLimit(dynamoClientTurns(db, tables.submissions), clientKey);

  return {
    'GET /notices': page(async () => {
      const counties = await reader.jurisdictions();
      const rows = (await Promise.all(counties.map((code) => noticesIn(w, code)))).flat();
      return { title: 'notices', body: <PublicNotices rows={rows} day={localDate(now())} /> };
    }),
    'GET /notices/{notice}': page((request) => noticePage(request)),
    'POST /notices/{notice}/objections': page(async (request) => {
      const id = idFrom(request.pathParameters?.notice);
      const form = await formOf(request);
      try {
        const given = objectionIn(form);
        const command = commandOf(form);
        const at = now();
        const over = (await w.submissions.isDone(id, command)) ? undefined : await limit(request, at);
        if (over) return { ...(await noticePage(request)), ...tooOften(over.again, at, form) };
        // The code is made of the command, so that sending the form twice gives the same receipt.
        const code = codeFrom(command);
        const receipt = await objectTo(w, id, command, code, given);
        return { title: 'receipt', body: <Receipt receipt={receipt} code={code} /> };
      } catch (error) {
        if (error instanceof WrongInput)
          return { ...(await noticePage(request)), status: 422, errors: error.errors, values: error.values };
        if (!(error instanceof Refused)) throw error;
        const errors = errorsOf(error.refusals);
        const shown = await noticePage(request).catch(closedNotice(request));
        return { ...shown, status: statusOf(error.refusals), errors, values: typedIn(form) };
      }
    }),
    'GET /policies': page(async () => {
      const heads = await Promise.all((await reader.jurisdictions()).map((code) => reader.head(code)));
      const named = heads.flatMap((head) => (head ? [{ code: head.jurisdiction, name: head.name }] : []));
      const day = localDate(now());
      const counties = await Promise.all(
        named.map(async (c) => {
          const [policies, { catalogue }] = await Promise.all([policiesOf(w, c.code), w.rulesOn(c.code, day)]);
          return { ...c, policies, catalogue };
        }),
      );
      return { title: 'policies', body: <PublicPolicies counties={counties} /> };
    }),
    'GET /track': page(async () => ({ title: 'track', body: <TrackForm /> })),
    'POST /track': page(async (request) => {
      const form = await formOf(request);
      const tracked = await trackObjection(w, idFrom(textOf(form, 'receipt')), textOf(form, 'code'));
      if (tracked) return { title: 'track', body: <TrackedObjection {...tracked} /> };
      const errors = { receipt: noSuchReceipt };
      return { status: 404, title: 'track', body: <TrackForm />, errors, values: typedIn(form) };
    }),
  };

  async function noticePage({ pathParameters }: Request): Promise<Shown> {
    const notice = await noticeOf(w, idFrom(pathParameters?.notice));
    const { unitName: title, jurisdiction } = notice;
    return { title, jurisdiction, body: <PublicNotice notice={notice} day={localDate(now())} command={newId()} /> };
  }

  function page(make: (request: Request) => Promise<Shown>): UseCase {
    return async (request, { awsRequestId }) => {
      const query = new URLSearchParams(request.rawQueryString);
      const chosen = query.get('lang');
      if (chosen === 'zh' || chosen === 'en') return languageChosen(request.rawPath, chosen);
      const shown = await make(request).catch((error: unknown): Shown => {
        if (error instanceof NotThere) return { status: 404, title: 'notFound', body: <NotFound request={request} /> };
        // A problem of the request itself (too large, not a form) has its own answer.
        if (error instanceof HttpProblem) throw error;
        console.error(JSON.stringify({ message: 'failed', requestId: awsRequestId, ...traceOf(error) }));
        const text = portalWords[languageOf(request)].brokenText(awsRequestId);
        return { status: 500, title: 'broken', body: <p>{text}</p> };
      });
      return render(request, shown);
    };
  }

  async function render(
    request: Request,
    { status = 200, title, headers, jurisdiction, ...rest }: Shown,
  ): Promise<Answer> {
    const lang = languageOf(request);
    const words = portalWords[lang];
    const code = jurisdiction ?? (await reader.jurisdictions())[0];
    const county = (code && (await reader.head(code))?.name) || '';
    const frame: Frame = {
      lang,
      otherLanguage: address(pageOf(request), {}, { lang: lang === 'zh' ? 'en' : 'zh' }),
      county: { zh: county, en: county },
      home: '/notices',
      nav: [
        { href: '/notices', text: words.notices, current: request.rawPath.startsWith('/notices') },
        { href: '/track', text: words.track, current: request.rawPath === '/track' },
        { href: '/policies', text: words.policies, current: request.rawPath === '/policies' },
        { href: '/', text: words.data },
        { href: '/console', text: words.console },
      ],
      person: null,
      demo: county.includes('演示'),
      assets,
    };
    return {
      status,
      contentType: 'text/html; charset=utf-8',
      body: renderPage(frame, { ...rest, title: isWord(title) ? words[title] : title }),
      headers: { ...securityHeaders(), ...headers },
    };
  }
}

/** A title is a name as it is, or a key of the words. */
type Shown = Page & {
  status?: number;
  headers?: Record<string, string>;
  /** Whose name stands above the page; the first county's where it is of none. */
  jurisdiction?: JurisdictionCode;
};
const titles = ['notices', 'track', 'policies', 'receipt', 'notFound', 'broken'] as const;
const isWord = (title: string): title is (typeof titles)[number] => titles.some((word) => word === title);

/** Where a page can be asked for again: what answers a form has no address of its own. */
const pageOf = ({ rawPath }: Request): string => rawPath.replace(/\/objections$/, '');

/** What was on notice when the form was made and is no longer to be read: why stands in the errors. */
const closedNotice =
  (request: Request) =>
  (error: unknown): Shown => {
    if (error instanceof NotThere) return { title: 'notices', body: <NotFound request={request} /> };
    throw error;
  };

function NotFound({ request }: { request: Request }) {
  const words = portalWords[languageOf(request)];
  return (
    <>
      <p>{words.notFoundText}</p>
      <p>
        <a href="/notices">{words.toNotices}</a>
      </p>
    </>
  );
}

const noSuchReceipt = {
  zh: '没有这个受理编号，或查询码不对。请核对后再查；查询码遗失请拨打 12310',
  en: 'There is no such receipt, or the code is wrong. Check both; if the code is lost, telephone 12310',
};

/** 429: enough has come from this network for now. Nothing is written, and what was typed stays. */
function tooOften(
  again: Instant,
  now: Instant,
  form: FormData,
): Pick<Shown, 'status' | 'headers' | 'errors' | 'values'> {
  const seconds = Math.ceil((Date.parse(again) - Date.parse(now)) / 1000);
  return {
    status: 429,
    headers: { 'retry-after': String(seconds) },
    errors: {
      form: {
        zh: `您所在的网络一小时内提交的异议已达 ${TURNS} 项，请于 ${formatInstant(again, 'zh')} 以后再提交，或拨打 12310 提出`,
        en: `${TURNS} objections have come from your network within the hour; send yours after ${formatInstant(again, 'en')}, or telephone 12310`,
      },
    },
    values: typedIn(form),
  };
}

const [SHORTEST, LONGEST, CONTACT] = [5, 2_000, 100];

function objectionIn(form: FormData) {
  const line = textOf(form, 'line');
  const text = textOf(form, 'text');
  const contact = textOf(form, 'contact');
  const errors: Record<string, FieldErrors[string]> = {};
  const length = [...text].length;
  if (length < SHORTEST || length > LONGEST)
    errors.text = {
      zh: `请写明异议，${SHORTEST} 到 ${LONGEST} 个字`,
      en: `Say what you object to, in ${SHORTEST} to ${LONGEST} characters`,
    };
  if ([...contact].length > CONTACT)
    errors.contact = { zh: `最多 ${CONTACT} 个字`, en: `At most ${CONTACT} characters` };
  // A program that fills in whatever it finds fills in this one too.
  if (textOf(form, LEFT_EMPTY) !== '')
    errors[LEFT_EMPTY] = {
      zh: '这一栏须留空，请清空后再提交',
      en: 'This one must be left empty: clear it, then send the form',
    };
  if (Object.keys(errors).length > 0) throw new WrongInput(errors, typedIn(form));
  return { line: line === '-' ? '' : line, text, contact: contact || null };
}

/** Eight letters and digits that are easily read out. */
const codeFrom = (command: string): string => {
  const letters = command.replaceAll(/[^0-9a-z]/gi, '').toUpperCase();
  return letters.slice(-8);
};

function languageChosen(path: string, lang: string): Answer {
  return {
    status: 303,
    contentType: 'text/plain; charset=utf-8',
    body: '',
    headers: { location: path },
    cookies: [`lang=${lang}; Path=/; Max-Age=31536000; SameSite=Lax`],
  };
}
