/** Where in a project something is wrong: a file relative to the mini-program's root, and the line when it is known. */
export interface Place {
  file: string;
  line?: number;
  column?: number;
}

/** Something the person who called can mend. The message says what is wrong, where, and what to do; it needs no stack. */
export class HostError extends Error {
  constructor(
    readonly code:
      | 'bad_project'
      | 'bad_template'
      | 'bad_script'
      | 'bad_style'
      | 'too_large'
      | 'no_browser'
      | 'browser_died'
      | 'port_in_use'
      | 'bad_option'
      | 'not_responding'
      | 'closed',
    message: string,
    readonly place?: Place,
  ) {
    super(place ? `${place.file}${place.line === undefined ? '' : `:${place.line}`}${place.column === undefined ? '' : `:${place.column}`}: ${message}` : message);
    this.name = 'HostError';
  }
}
