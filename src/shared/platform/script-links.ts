/**
 * Taro's tab bar is made of `<a href="javascript:;">`, which a strict content security policy reports at every tap. The tap
 * itself is heard; only the address is not followed.
 */
export const ignoreScriptLinks = (): void => {
  const handleClick = (event: MouseEvent) => {
    if (event.target instanceof Element && event.target.closest('a[href^="javascript:"]')) event.preventDefault();
  };
  document.addEventListener('click', handleClick, true);
};
