import { holdsControlCharacter } from '#core/examination/record-checks.ts';
import { looksPrivate } from '#core/import/private-values.ts';
import { type Refusal, refusal } from '#core/workflow/refusal.ts';

/**
 * Why a text may not be published as it was written: it holds something of a private person, or characters that nobody sees.
 * Asked of every text that an officer writes freely and everyone may read; the message never repeats the text.
 */
export function publicTextRefusals(text: string, field: string): Refusal[] {
  const refusals: Refusal[] = [];
  // What is split by characters without width reads as one.
  if (looksPrivate(text) || looksPrivate(text.replaceAll(/\p{Cf}/gu, '')))
    refusals.push(
      refusal(
        'privateText',
        '此处文字会公开，不能含身份证号、电话、住址等个人信息',
        'This text is public: no identity numbers, telephones or addresses of persons',
        field,
      ),
    );
  if (holdsControlCharacter(text))
    refusals.push(
      refusal(
        'hiddenCharacter',
        '此处文字会公开，不能含不可见的控制字符或改变文字方向的字符，请删除后重新输入',
        'This text is public: no invisible control characters, and none that turn the direction of writing',
        field,
      ),
    );
  return refusals;
}
