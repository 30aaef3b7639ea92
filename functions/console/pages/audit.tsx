import { AuditPage } from '#console/audit.tsx';
import { consoleWords } from '#console/words.ts';
import { actWords, thingPath } from '#functions/console/audit-words.ts';
import { type ConsoleRoute, NothingThere } from '#functions/console/visit.ts';
import { auditOf } from '#functions/workflow/audit.ts';

/** Keys of records as `recordKey` writes them. */
const recordKeys = /^[\dTZ:.-]{20,30}#[^\s]{1,200}$/;

/** 办理记录 by person, by unit, or by whatever has a history of its own. */
export const auditPage: ConsoleRoute = {
  path: '/console/audit',
  get: async ({ w, person, jurisdiction, lang, query }) => {
    const asked = (query.get('subject') ?? '').trim();
    const before = query.get('before') ?? undefined;
    if (before !== undefined && !recordKeys.test(before)) throw new NothingThere();
    const { subjects, records, next } = await auditOf(w, person, jurisdiction, asked, before);
    return {
      title: consoleWords[lang].audit,
      body: (
        <AuditPage
          asked={asked}
          subjects={subjects}
          acts={records.map((record) => ({
            id: record.key,
            at: record.at,
            who: record.who,
            what: actWords(record, lang),
            href: thingPath(record.thing),
          }))}
          next={next}
        />
      ),
    };
  },
};
