import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Label } from '#core/codes/code-list.ts';

/** 中文 is what a page speaks unless it is asked for English. */
export type Lang = keyof Label;

/** What `lang` says in HTML. */
export const htmlLang: Readonly<Record<Lang, string>> = { zh: 'zh-CN', en: 'en' };

/** Words of a room, without their language: texts, and functions that make a text. */
type Catalogue = { readonly [key: string]: string | ((...given: never[]) => string) };

/** The same keys, the same parameters. */
type Same<T extends Catalogue> = {
  readonly [K in keyof T]: T[K] extends (...given: infer P) => string ? (...given: P) => string : string;
};

/**
 * The words of a room in both languages. A key that one of them lacks, or a parameter that differs, is a type error:
 *
 *     export const words = defineWords({
 *       zh: { title: '待办', left: (days: number) => `还剩 ${days} 天` },
 *       en: { title: 'To do', left: (days: number) => `${days} days left` },
 *     });
 *     words[lang].left(3)
 */
export const defineWords = <T extends Catalogue>(words: {
  zh: T & Same<T>;
  en: Same<T>;
}): Readonly<Record<Lang, Same<T>>> => words;

/** `姓名 · Name` as its two halves; a text without the dot is the same in both languages. */
export function bilingual(text: string): Label {
  const at = text.indexOf(' · ');
  return at < 0 ? { zh: text, en: text } : { zh: text.slice(0, at), en: text.slice(at + 3) };
}

const LangContext = createContext<Lang>('zh');
export const LangProvider = LangContext.Provider;

/** The language of the page that is being rendered. */
export const useLang = (): Lang => useContext(LangContext);

/** The words of a room in the language of the page. */
export const useWords = <T>(words: Readonly<Record<Lang, T>>): T => words[useLang()];
