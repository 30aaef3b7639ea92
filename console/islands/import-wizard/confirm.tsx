import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { OtherUnits } from '#console/import/other-units.tsx';
import { importWords } from '#console/import/words.ts';
import { Status, StepButtons } from '#console/islands/import-wizard/parts.tsx';
import { type Sent, send } from '#console/islands/import-wizard/send.ts';
import type { Wizard } from '#console/islands/import-wizard/state.ts';
import { wizardWords } from '#console/islands/import-wizard/words.ts';
import type { RosterAnswer } from '#core/import/roster/answer.ts';
import { useLang } from '#ui/language.ts';

/** What the import changes, as the server sees it; then the import. Whatever goes wrong, nothing that was entered is lost. */
export function ConfirmStep({ wizard }: { wizard: Wizard }) {
  const t = wizardWords[useLang()];
  const u = importWords[useLang()];
  const busy = useSignal('');
  const sent = useSignal<Sent | null>(null);
  const conflict = useSignal<readonly string[]>([]);

  const ask = async (action: 'check' | 'import'): Promise<void> => {
    if (busy.value) return;
    busy.value = action === 'check' ? t.comparing : t.sending;
    const answer = await send(wizard, action);
    if (answer.kind === 'imported') {
      location.assign(answer.to);
      return;
    }
    busy.value = '';
    sent.value = answer;
    if (answer.kind !== 'conflict') return;
    // Compared with what stands now, both sides show: what they wrote, and what this import makes of it.
    conflict.value = answer.names;
    wizard.document.value = answer.standing;
    await ask('check');
  };
  useEffect(() => {
    ask('check');
  }, []);

  const answer = sent.value;
  const planned = answer?.kind === 'planned' ? answer : null;
  return (
    <>
      <Status text={busy.value} />
      {conflict.value.length > 0 && (
        <div class="banner" role="alert">
          <p>
            {u.conflict(conflict.value.join('、'))}
            {u.conflictCompared}
          </p>
        </div>
      )}
      {planned && <Planned planned={planned} />}
      {planned && (
        <OtherUnits others={wizard.others.value} own={wizard.table.value.rows.length} unitName={wizard.unit.name} />
      )}
      {answer && !planned && <Problem answer={answer} signIn="/console/sign-in" />}
      {planned && (
        <StepButtons wizard={wizard} next={{ text: busy.value ? t.sending : u.import, press: () => ask('import') }} />
      )}
      {answer && !planned && <StepButtons wizard={wizard} next={{ text: t.retry, press: () => ask('check') }} />}
    </>
  );
}

const signs = { added: '+', removed: '−', changed: '±' } as const;

function Planned({ planned: { changes, warnings } }: { planned: Extract<RosterAnswer, { kind: 'planned' }> }) {
  const lang = useLang();
  const u = importWords[lang];
  const count = (op: keyof typeof signs) => changes.filter((c) => c.op === op && c.person).length;
  return (
    <>
      <h3>{u.changes}</h3>
      <p>
        <strong>
          {changes.length === 0 ? u.nothing : u.summary(count('added'), count('changed'), count('removed'))}
        </strong>
      </p>
      {warnings.length > 0 && (
        <>
          <h3>{u.warnings}</h3>
          <ul>
            {warnings.map(({ code, row, letter, message, more }) => (
              <li key={`${code} ${letter}${row}`}>
                {letter}
                {row} {message[lang]}
                {more > 0 && u.more(more)}
              </li>
            ))}
          </ul>
        </>
      )}
      <ul class="diff">
        {changes.map(({ op, text }) => (
          <li key={text.zh} class={op}>
            <span class="sign" aria-hidden="true">
              {signs[op]}
            </span>
            <bdi>{text[lang]}</bdi>
          </li>
        ))}
      </ul>
    </>
  );
}

function Problem({ answer, signIn }: { answer: Sent; signIn: string }) {
  const lang = useLang();
  const t = wizardWords[lang];
  const lines = (): string[] => {
    if (answer.kind === 'refused') return answer.messages.map((m) => m[lang]);
    if (answer.kind === 'rejected')
      return answer.errors.map(({ letter, row, message }) => `${letter ?? ''}${row ?? ''} ${message[lang]}`);
    if (answer.kind === 'broken') return [t.broken(answer.status)];
    return [answer.kind === 'signedOut' ? t.signedOut : t.offline];
  };
  return (
    <div class="error-summary" role="alert">
      <h3>{t.errorTitle}</h3>
      <ul>
        {lines().map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {answer.kind === 'signedOut' && (
        <a href={signIn} target="_blank" rel="noopener">
          {t.signIn}
        </a>
      )}
    </div>
  );
}
