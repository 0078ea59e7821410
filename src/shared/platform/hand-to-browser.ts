const REVOKE_MS = 60_000;

/** Gives a file to the browser, which keeps it among its downloads. */
export const handToBrowser = (file: Blob, name: string): void => {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // Safari reads the address only after this turn.
  setTimeout(() => URL.revokeObjectURL(address), REVOKE_MS);
};
