import type { EstablishmentType } from '#core/codes/lists.ts';
import type { Grant, Staff, Strength } from '#core/model.ts';

/*
 * What is asked of records wherever they come from: import says where in a file the answer was no, examination in which line.
 */

/** 单列 is part of 实有: it cannot be the larger. */
export const moreApartThanInPost = ({ listedApart, inPost }: Strength): boolean => listedApart > inPost;

/** Only people on the establishment count and are published; who has left does not. */
export const isInService = ({ status }: Pick<Staff, 'status'>): boolean => status !== 'left';

export const countByType = (staff: readonly Pick<Staff, 'type'>[]): Map<EstablishmentType, number> => {
  const persons = new Map<EstablishmentType, number>();
  for (const { type } of staff) persons.set(type, (persons.get(type) ?? 0) + 1);
  return persons;
};

/** 混编混岗: a type that a unit with posts has no grant of. */
export const isNotGranted = (grants: readonly Grant[], type: EstablishmentType): boolean =>
  grants.length > 0 && !grants.some((g) => g.type === type);

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const control = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;

/** Control characters, and those that turn the direction of text, by which it shows otherwise than it is. */
export const holdsControlCharacter = (text: string): boolean => control.test(text);
