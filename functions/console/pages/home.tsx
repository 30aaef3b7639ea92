import { countOf, ToDoPage } from '#console/to-dos.tsx';
import { consoleWords } from '#console/words.ts';
import { rolesOf } from '#core/delegation.ts';
import type { ConsoleRoute } from '#functions/console/visit.ts';
import { idFrom } from '#functions/pages/ids.ts';
import { textOf } from '#functions/pages/read-form.ts';
import { toDosOf } from '#functions/workflow/lists.ts';

/** 待办: what waits for me, counted, oldest first, each with its due date; nothing else. */
export const home: ConsoleRoute = {
  path: '/console',
  get: async ({ w, person, jurisdiction, lang, day, command }) => {
    const toDos = await toDosOf(w, person, jurisdiction);
    const count = countOf(toDos);
    const title = consoleWords[lang].toDos;
    return {
      title: lang === 'zh' ? `${title}（${count}）` : `${title} (${count})`,
      body: (
        <ToDoPage toDos={toDos} day={day} command={command} canStart={rolesOf(person).includes('informationOfficer')} />
      ),
    };
  },
  post: async ({ w, person, now }, form) => {
    const message = idFrom(textOf(form, 'message'));
    if (message) await w.inbox.markRead(person.id, message, now);
    return { to: '/console', done: 'read' };
  },
};
