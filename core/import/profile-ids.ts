/** Layouts that can be imported. Stands apart from them, so that a contract can name them without carrying them. */
export const profileIds = ['sunshine', 'heze-units', 'uk-organograms'] as const;

export type ProfileId = (typeof profileIds)[number];
