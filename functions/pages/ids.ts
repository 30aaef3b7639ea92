/** Nothing has a longer id, in characters; and DynamoDB takes no key of more than 2,048 bytes. */
const LONGEST = 200;

/** A text as the id of something; empty for one that nothing can be called. */
export const idFrom = (text: string | undefined): string => (text && text.length <= LONGEST ? text : '');
