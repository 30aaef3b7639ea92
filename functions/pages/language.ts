import type { Request } from '#functions/http/answer.ts';
import type { Lang } from '#ui/language.ts';

/** The language a person has chosen; Chinese until they choose. */
export const languageOf = ({ cookies = [] }: Request): Lang => (cookies.includes('lang=en') ? 'en' : 'zh');
