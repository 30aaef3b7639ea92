import { groupNames } from '#console/freshness.tsx';
import { formatWaiting } from '#console/waiting.ts';
import { consoleWords } from '#console/words.ts';
import type { Label } from '#core/codes/code-list.ts';
import { labelOf } from '#core/codes/code-list.ts';
import { doubtKind, takedownReason } from '#core/codes/work-lists.ts';
import type { FieldGroup, Instant, LocalDate, UnitId } from '#core/model.ts';
import { type CheckBack, isUnanswered } from '#core/workflow/check-back.ts';
import type { State } from '#core/workflow/model.ts';
import { stateName } from '#core/workflow/state-names.ts';
import { isUnconfirmed, type Takedown } from '#core/workflow/takedown.ts';
import { EmptyState } from '#ui/empty-state.tsx';
import { Form, Hidden, SubmitButton } from '#ui/form/form.tsx';
import { formatDate, formatInstant } from '#ui/format.ts';
import { defineWords, useLang, useWords } from '#ui/language.ts';
import { Tag } from '#ui/tag.tsx';

type Waiting = { id: string; unitName: string; state: State; enteredAt: Instant; due: LocalDate | null };
type Message = { id: string; at: Instant; submission?: string; unit?: UnitId; text: Label };
type Stale = { unit: UnitId; unitName: string; groups: readonly { group: FieldGroup; due: LocalDate }[] };

export type ToDoProps = {
  toDos: {
    submissions: readonly Waiting[];
    takedowns: readonly Takedown[];
    checkBacks: readonly CheckBack[];
    stale: readonly Stale[];
    messages: readonly Message[];
  };
  day: LocalDate;
  command: string;
  canStart: boolean;
};

const words = defineWords({
  zh: {
    none: '目前没有需要您办理的事项。轮到您时，申报会出现在这里。',
    start: '新建申报',
    act: '需要办理',
    takedowns: '等待复核的撤下',
    unconfirmed: '逾期未复核',
    checkBacks: '等待答复的校核',
    unanswered: '逾期未答复',
    stale: '逾期未更新的公开内容',
    confirmOrStart: '核对后确认无变化；有变化的，由信息员新建申报',
    messages: '通知',
    read: '知道了',
    submission: '查看申报',
    unit: '查看单位',
  },
  en: {
    none: 'Nothing waits for you now. What becomes your turn will appear here.',
    start: 'Start a submission',
    act: 'To act on',
    takedowns: 'Takedowns to confirm',
    unconfirmed: 'confirmation is overdue',
    checkBacks: 'Check-backs to answer',
    unanswered: 'answer is overdue',
    stale: 'Published and gone stale',
    confirmOrStart: 'Confirm what has not changed; for what has, the information officer starts a submission',
    messages: 'Messages',
    read: 'Read',
    submission: 'See the submission',
    unit: 'See the unit',
  },
});

/** How many things wait. */
export const countOf = (toDos: ToDoProps['toDos']): number =>
  Object.values(toDos).reduce((sum, things) => sum + things.length, 0);

/** My to-dos: oldest first, what is overdue says so. */
export function ToDoPage({ toDos, day, command, canStart }: ToDoProps) {
  const t = useWords(words);
  const start = canStart ? { href: '/console/submissions/new', text: t.start } : undefined;
  const none = countOf(toDos) === 0;
  return (
    <>
      {none && <EmptyState why={t.none} next={start} />}
      {!none && start && (
        <p>
          <a href={start.href}>{start.text}</a>
        </p>
      )}
      {toDos.submissions.length > 0 && (
        <section aria-labelledby="act">
          <h2 id="act">{t.act}</h2>
          <ul class="tasks">
            {toDos.submissions.map((s) => (
              <WaitingSubmission key={s.id} submission={s} day={day} />
            ))}
          </ul>
        </section>
      )}
      {toDos.takedowns.length > 0 && (
        <section aria-labelledby="takedowns">
          <h2 id="takedowns">{t.takedowns}</h2>
          <ul class="tasks">
            {toDos.takedowns.map((takedown) => (
              <WaitingTakedown key={takedown.id} takedown={takedown} day={day} />
            ))}
          </ul>
        </section>
      )}
      {toDos.checkBacks.length > 0 && (
        <section aria-labelledby="checkBacks">
          <h2 id="checkBacks">{t.checkBacks}</h2>
          <ul class="tasks">
            {toDos.checkBacks.map((checkBack) => (
              <WaitingCheckBack key={checkBack.id} checkBack={checkBack} day={day} />
            ))}
          </ul>
        </section>
      )}
      {toDos.stale.length > 0 && (
        <section aria-labelledby="stale">
          <h2 id="stale">{t.stale}</h2>
          <p class="hint">{t.confirmOrStart}</p>
          <ul class="tasks">
            {toDos.stale.map((unit) => (
              <StaleUnit key={unit.unit} stale={unit} />
            ))}
          </ul>
        </section>
      )}
      {toDos.messages.length > 0 && (
        <section aria-labelledby="messages">
          <h2 id="messages">{t.messages}</h2>
          <ul class="tasks">
            {toDos.messages.map((message) => (
              <OneMessage key={message.id} message={message} command={command} />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function WaitingSubmission({ submission, day }: { submission: Waiting; day: LocalDate }) {
  const lang = useLang();
  const { id, unitName, state, enteredAt, due } = submission;
  const late = due !== null && day > due;
  return (
    <li>
      <div>
        <a href={`/console/submissions/${id}`}>
          {unitName} · {stateName(state)[lang]}
        </a>
        <p class="hint">
          {formatWaiting(enteredAt, day, lang)}
          {due && ` · ${consoleWords[lang].due} ${formatDate(due, lang)}`}
        </p>
      </div>
      {late && (
        <div>
          <Tag kind="bad">{consoleWords[lang].overdue}</Tag>
        </div>
      )}
    </li>
  );
}

function WaitingTakedown({ takedown, day }: { takedown: Takedown; day: LocalDate }) {
  const lang = useLang();
  const t = useWords(words);
  const { id, unitName, reason, by, at, due } = takedown;
  return (
    <li>
      <div>
        <a href={`/console/takedowns/${id}`}>
          {unitName} · {labelOf(takedownReason, reason)[lang]}
        </a>
        <p class="hint">
          <bdi>{by.name}</bdi> {formatInstant(at, lang)} · {consoleWords[lang].due} {formatDate(due, lang)}
        </p>
      </div>
      {isUnconfirmed(takedown, day) && (
        <div>
          <Tag kind="bad">{t.unconfirmed}</Tag>
        </div>
      )}
    </li>
  );
}

function WaitingCheckBack({ checkBack, day }: { checkBack: CheckBack; day: LocalDate }) {
  const lang = useLang();
  const t = useWords(words);
  const { id, unitName, doubt, by, due } = checkBack;
  return (
    <li>
      <div>
        <a href={`/console/check-backs/${id}`}>
          {unitName} · {labelOf(doubtKind, doubt.kind)[lang]}
        </a>
        <p class="hint">
          <bdi>{by}</bdi> · {consoleWords[lang].due} {formatDate(due, lang)}
        </p>
      </div>
      {isUnanswered(checkBack, day) && (
        <div>
          <Tag kind="bad">{t.unanswered}</Tag>
        </div>
      )}
    </li>
  );
}

function StaleUnit({ stale: { unit, unitName, groups } }: { stale: Stale }) {
  const lang = useLang();
  const between = lang === 'zh' ? '、' : ', ';
  const parts = groups.map(
    ({ group, due }) => `${groupNames[group][lang]}（${consoleWords[lang].due} ${formatDate(due, lang)}）`,
  );
  return (
    <li>
      <div>
        <a href={`/console/units/${unit}`}>{unitName}</a>
        <p class="hint">{parts.join(between)}</p>
      </div>
      <div>
        <Tag kind="bad">{consoleWords[lang].overdue}</Tag>
      </div>
    </li>
  );
}

function OneMessage({ message, command }: { message: Message; command: string }) {
  const lang = useLang();
  const t = useWords(words);
  return (
    <li>
      <div>
        <p>
          <bdi>{message.text[lang]}</bdi>
        </p>
        <p class="hint">
          {formatInstant(message.at, lang)}{' '}
          {message.unit ? (
            <a href={`/console/units/${message.unit}`}>{t.unit}</a>
          ) : (
            <a href={`/console/submissions/${message.submission}`}>{t.submission}</a>
          )}
        </p>
      </div>
      <Form action="/console" command={command}>
        <Hidden name="message" value={message.id} />
        <SubmitButton kind="secondary">{t.read}</SubmitButton>
      </Form>
    </li>
  );
}
