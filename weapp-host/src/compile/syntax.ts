import { compileFunction } from 'node:vm';
import { transform, type Message } from 'esbuild';
import { HostError } from '../host-error';
import { firstComplaint } from '../project/esbuild-failure';

/** What keeps `source` from being the body of a function with these parameters, in V8's words; undefined when nothing does. */
export const syntaxProblem = (source: string, parameters: readonly string[]): string | undefined => {
  try {
    compileFunction(source, [...parameters]);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
};

/** esbuild's complaint as one of ours; `lineOffset` is where the script starts in its file. */
export const badScript = (message: Message, file: string, lineOffset = 0): HostError => {
  const place = message.location ? { file, line: message.location.line + lineOffset, column: message.location.column + 1 } : { file };
  return new HostError('bad_script', message.text, place);
};

/** V8 gives a reason without a place, so that esbuild is asked where; what only V8 refuses keeps V8's words. */
export const explainScript = async (source: string, file: string, reason: string, lineOffset = 0): Promise<HostError> => {
  try {
    await transform(source, { loader: 'js', logLevel: 'silent' });
  } catch (error) {
    const complaint = firstComplaint(error);
    if (complaint) return badScript(complaint, file, lineOffset);
  }
  return new HostError('bad_script', reason, { file });
};
