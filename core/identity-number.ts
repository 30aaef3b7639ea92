/** An identity number without what only its writing adds: spaces, full-width forms, a small x. */
export const plainNumber = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, '').toUpperCase();

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** Whether a text is an identity number: 18 characters, the last one its check character (GB 11643-1999, ISO 7064 MOD 11-2). */
export function isIdentityNumber(text: string): boolean {
  const plain = plainNumber(text);
  if (!/^\d{17}[\dX]$/.test(plain)) return false;
  const sum = weights.reduce((total, weight, i) => total + weight * Number(plain[i]), 0);
  return '10X98765432'[sum % 11] === plain[17];
}
