import { type Message } from 'esbuild';

/** The first complaint of an esbuild call that threw; undefined when it was something else that failed. */
export const firstComplaint = (error: unknown): Message | undefined => {
  const { errors } = error as { errors?: Message[] };
  return Array.isArray(errors) ? errors[0] : undefined;
};
