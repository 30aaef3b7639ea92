import { consoleWords } from '#console/words.ts';
import { crossSitePage } from '#functions/console/errors.tsx';
import type { Answer, Request } from '#functions/http/answer.ts';
import { NoAccount } from '#functions/identity/identify.ts';
import { CrossSite } from '#functions/identity/origin.ts';
import { SignInFailed } from '#functions/identity/sign-in-failed.ts';
import { languageOf } from '#functions/pages/language.ts';
import { address } from '#ui/address.ts';
import type { AssetUrl } from '#ui/assets.ts';
import { Form, SubmitButton } from '#ui/form/form.tsx';
import { type Frame, type Page, renderPage } from '#ui/page.tsx';
import { securityHeaders } from '#ui/security.ts';

/** Pages for whom the console does not know: the sign-in did not end well, or there is no account. */
export function signedOutPages({ assets }: { assets: AssetUrl }) {
  const page = (request: Request, status: number, made: Page): Answer => {
    const lang = languageOf(request);
    const frame: Frame = {
      lang,
      otherLanguage: address('/console', {}, { lang: lang === 'zh' ? 'en' : 'zh' }),
      county: { zh: '', en: '' },
      home: '/console',
      nav: [],
      person: null,
      demo: false,
      assets,
    };
    return {
      status,
      contentType: 'text/html; charset=utf-8',
      body: renderPage(frame, made),
      headers: { ...securityHeaders() },
    };
  };

  return {
    failed: (request: Request) => (error: unknown) => {
      if (!(error instanceof SignInFailed)) throw error;
      const words = consoleWords[languageOf(request)];
      return page(request, error.away ? 503 : 400, {
        title: words.signInFailed,
        body: (
          <>
            <p>{error.away ? words.providerAway : words.signInFailedText}</p>
            <p>
              <a href="/console/sign-in">{words.signInAgain}</a>
            </p>
          </>
        ),
      });
    },
    crossSite: (request: Request) => (error: unknown) => {
      if (!(error instanceof CrossSite)) throw error;
      const { status = 403, ...made } = crossSitePage(languageOf(request));
      return page(request, status, made);
    },
    noAccount: (request: Request) => (error: unknown) => {
      if (!(error instanceof NoAccount)) throw error;
      const words = consoleWords[languageOf(request)];
      return page(request, 403, {
        title: words.noAccount,
        body: (
          <>
            <p>{words.noAccountText}</p>
            <Form action="/console/sign-out" command="sign-out">
              <SubmitButton kind="secondary">{words.otherPerson}</SubmitButton>
            </Form>
          </>
        ),
      });
    },
  };
}
