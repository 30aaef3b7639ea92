import { useSignal } from '@preact/signals';
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { CheckStep } from '#console/islands/import-wizard/check.tsx';
import { ColumnsStep } from '#console/islands/import-wizard/columns.tsx';
import { ConfirmStep } from '#console/islands/import-wizard/confirm.tsx';
import { HeaderStep, SheetStep } from '#console/islands/import-wizard/place.tsx';
import { createWizard, type Step, steps, type Wizard, type WizardProps } from '#console/islands/import-wizard/state.ts';
import { UploadStep } from '#console/islands/import-wizard/upload.tsx';
import { wizardWords } from '#console/islands/import-wizard/words.ts';
import { LangProvider, useWords } from '#ui/language.ts';
import { mountIsland } from '#ui/mount-island.ts';

const views: Readonly<Record<Step, (props: { wizard: Wizard }) => preact.JSX.Element>> = {
  upload: UploadStep,
  sheet: SheetStep,
  header: HeaderStep,
  columns: ColumnsStep,
  check: CheckStep,
  confirm: ConfirmStep,
};

function ImportWizard(props: WizardProps) {
  const wizard = useMemo(() => createWizard(props), []);
  return (
    <LangProvider value={props.lang}>
      <StepBar wizard={wizard} />
      <CurrentStep wizard={wizard} />
    </LangProvider>
  );
}

/** Where one is, and what has been done. */
function StepBar({ wizard }: { wizard: Wizard }) {
  const t = useWords(wizardWords);
  const at = steps.indexOf(wizard.step.value);
  return (
    <nav class="progress" aria-label={t.steps}>
      <ol>
        {steps.map((step, i) => (
          <li
            key={step}
            class={i < at ? 'done' : i === at ? 'current' : undefined}
            aria-current={i === at ? 'step' : undefined}
          >
            {i < at && (
              <span class="sign">
                <span aria-hidden="true">✓</span>
                <span class="hidden">{t.doneStep}</span>
              </span>
            )}
            {t[step]}
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** Each step begins with the focus on its heading, unless it has taken it to something more urgent. */
function CurrentStep({ wizard }: { wizard: Wizard }) {
  const t = useWords(wizardWords);
  const heading = useRef<HTMLHeadingElement>(null);
  const section = useRef<HTMLElement>(null);
  const opened = useSignal(false);
  const step = wizard.step.value;
  useLayoutEffect(() => {
    const taken = section.current?.contains(document.activeElement);
    if (opened.peek() && !taken) heading.current?.focus();
    opened.value = true;
  }, [step]);
  const View = views[step];
  return (
    <section ref={section} aria-labelledby="step">
      <h2 id="step" ref={heading} tabIndex={-1}>
        {t[step]}
      </h2>
      <View key={step} wizard={wizard} />
    </section>
  );
}

mountIsland('console/islands/import-wizard.tsx', ImportWizard);
