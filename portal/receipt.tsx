import { defineWords, useWords } from '#ui/language.ts';
import { NotificationBanner } from '#ui/notification-banner.tsx';
import { SummaryList } from '#ui/summary-list.tsx';

const words = defineWords({
  zh: {
    done: '您的异议已受理',
    receipt: '受理编号',
    code: '查询码',
    keep: '请记下或打印受理编号和查询码：查询码只显示这一次。',
    track: '查询处理结果',
  },
  en: {
    done: 'Your objection has been received',
    receipt: 'Receipt number',
    code: 'Code',
    keep: 'Write down or print number and code: the code is shown this once.',
    track: 'Follow the objection',
  },
});

/** What an objector is given: shown once, to be written down or printed. */
export function Receipt({ receipt, code }: { receipt: string; code: string }) {
  const t = useWords(words);
  return (
    <>
      <NotificationBanner>{t.done}</NotificationBanner>
      <SummaryList
        rows={[
          { label: t.receipt, value: <strong>{receipt}</strong> },
          { label: t.code, value: <strong>{code}</strong> },
        ]}
      />
      <p>{t.keep}</p>
      <p>
        <a href="/track">{t.track}</a>
      </p>
    </>
  );
}
