/** Controls, and marks that turn the direction of what follows: harmless in their own element, not in a title or attribute. */
const turning = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** A text from outside as it may stand in a title or in an attribute that is shown. */
export const plainText = (text: string): string => text.replace(turning, '');
