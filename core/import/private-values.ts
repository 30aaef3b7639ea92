/*
 * What is looked for is what an office's own lists hold of a person and the public must not see. No pattern starts an
 * unbounded run at each character, so that the time taken grows with the length of the text and not with its square.
 */

/**
 * GB 11643 identity number: eighteen characters with a plausible birth date, also in groups; or the fifteen digits of those
 * issued before 1999. The check character is not looked at: a number mistyped still tells who and when.
 */
export const holdsIdentityNumber = (text: string): boolean =>
  /(?<!\d)\d{6}[- ]?(?:19|20)\d{2}[- ]?(?:0[1-9]|1[0-2])[- ]?(?:0[1-9]|[12]\d|3[01])[- ]?\d{3}[\dXx](?!\d)/.test(
    text,
  ) || /(?<!\d)[1-9]\d{7}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}(?!\d)/.test(text);

/** A mobile number of mainland China, also written with a country code or in groups. */
export const holdsMobileNumber = (text: string): boolean =>
  /(?<!\d)(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)/.test(text);

/** One character before the @ is enough: a run there would be tried from each of its characters. */
const holdsEmail = (text: string): boolean => /[^\s@]@[^\s@]+\.[^\s@]/.test(text);

/** A day of the calendar, written out: 1985-03-12, 1985年3月12日, 12/03/1985, 19850312. */
const day = String.raw`(?<!\d)(?:(?:19|20)\d{2}[-/.年] ?\d{1,2}[-/.月] ?\d{1,2}日?|\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d{2}|(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))(?!\d)`;
const anyDay = new RegExp(day);
const nothingButADay = new RegExp(`^${day}(?:[T ][\\d:.]*Z?)?$`);
/** Whether a text holds a day. */
export const holdsDay = (text: string): boolean => anyDay.test(text);
/** Whether a text is a day and nothing else, and so stands in the wrong column. */
export const isDay = (text: string): boolean => nothingButADay.test(text);

/** A date that is said to be somebody's birth: “出生于1985年”, “1985年3月生”, “born 12 March 1985”. */
const holdsBirthDate = (text: string): boolean =>
  /(?:出生|生于|生日)(?:日期|年月|时间)?[于为是在]?[:： ]{0,2}(?:19|20)\d{2}/u.test(text) ||
  /(?:19|20)\d{2}[-/.年] ?\d{1,2}(?:[-/.月] ?(?:\d{1,2}日?)?)? ?出?生(?!\p{Script=Han})/u.test(text) ||
  /\b(?:born|birth|dob)\b[^\d\n]{0,12}(?:\d{1,2}[-/. ](?:\d{1,2}|[a-z]{3,9})[-/. ])?(?:19|20)\d{2}/i.test(text);

/** A place that is said to be somebody's home. */
const holdsHome = (text: string): boolean =>
  /家住|(?:家庭(?:住址|地址)|住址|现住|居住[在于]|户籍(?:所在)?地)[^\n，。；、]{0,30}\d{1,5}(?:号|室|栋|幢|组|户|弄)|\bhome address\b[^\d\n]{0,30}\d/iu.test(
    text,
  );

/** An address down to the door of a flat, or with a British postcode: nothing that posts or duties are named by. */
const holdsDoor = (text: string): boolean =>
  /\d{1,4}(?:栋|幢|号楼|单元)[^\n，。；、]{0,12}?\d{1,5}(?:室|户|号(?!楼))/u.test(text) ||
  /\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b/.test(text);

/** Whether the text of an office's address holds something personal; such an address may name a building and a room. */
export const looksPrivateInAddress = (text: string): boolean => {
  const plain = text.normalize('NFKC');
  return (
    holdsIdentityNumber(plain) ||
    holdsMobileNumber(plain) ||
    holdsEmail(plain) ||
    holdsBirthDate(plain) ||
    holdsHome(plain)
  );
};

/** Whether a text holds a personal number, a birth date or a home address, which no public field may carry. */
export const looksPrivate = (text: string): boolean => looksPrivateInAddress(text) || holdsDoor(text.normalize('NFKC'));
