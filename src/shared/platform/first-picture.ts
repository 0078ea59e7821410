/** The brand that `index.html` shows while the program comes: it goes once a page stands where it was. */
export const endFirstPicture = (): void => document.querySelector('.mb-first')?.remove();
