/** Characters that are not seen, or turn what is read around: control and format characters, separators of lines, halves of characters. */
export const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;
