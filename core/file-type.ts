/** Kinds of files that are kept as they come, told by their first bytes (ISO 32000-2, 7.5.2; ISO/IEC 10918-1, B.1; ISO/IEC 15948, 5.2). */
export const fileTypes = {
  pdf: { contentType: 'application/pdf', begins: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  jpg: { contentType: 'image/jpeg', begins: [0xff, 0xd8, 0xff] },
  png: { contentType: 'image/png', begins: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
} as const;
/** Also how the name of such a file ends. */
export type FileType = keyof typeof fileTypes;

/** Of which kind a file is, whatever it is called; undefined for any other. */
export const fileTypeOf = (file: Uint8Array): FileType | undefined =>
  (Object.keys(fileTypes) as FileType[]).find((type) => fileTypes[type].begins.every((byte, at) => file[at] === byte));
