import { holdsDay, looksPrivate } from '#core/import/private-values.ts';

/** Characters of a value that its sender sees again, and, since a number may straddle that end, how many are looked at. */
const SHOWN = 60;
const LOOKED_AT = 200;

/** Every letter and digit hidden, so that only the shape is left. */
const masked = (text: string): string => text.replace(/[\p{L}\d]/gu, '*');

const shortened = (text: string): string => {
  const characters = [...text.slice(0, LOOKED_AT)];
  return characters.length > SHOWN ? `${characters.slice(0, SHOWN).join('')}…` : characters.join('');
};

const mayBePrivate = (text: string): boolean => looksPrivate(text) || /\d[\d\- ]{9,}[\dXx]/.test(text);

/** A value as it may be echoed to its sender: shortened, and masked where it may be a personal number, address or birth date. */
export function echo(text: string): string {
  const plain = text.slice(0, LOOKED_AT).normalize('NFKC');
  return shortened(mayBePrivate(plain) || holdsDay(plain) ? masked(plain) : text);
}

/** Like `echo`, for what a day may well stand in: a cell that has to be corrected, the name of a file. */
export function echoWithDays(text: string): string {
  const plain = text.slice(0, LOOKED_AT).normalize('NFKC');
  return shortened(mayBePrivate(plain) ? masked(plain) : text);
}

/** The shape of a value that has been found private. */
export const echoPrivate = (text: string): string => shortened(masked(text.slice(0, LOOKED_AT).normalize('NFKC')));
