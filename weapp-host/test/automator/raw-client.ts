import { once } from 'node:events';
import { WebSocket } from 'ws';

export interface Frame {
  id?: string;
  method?: string;
  params?: unknown;
  result?: unknown;
  error?: { message: string };
}

/** A client that says exactly what it is told to, well-formed or not. */
export const connectRaw = async (wsEndpoint: string) => {
  const socket = new WebSocket(wsEndpoint);
  const frames: Frame[] = [];
  const waiting: ((frame: Frame) => void)[] = [];
  socket.on('message', (data: Buffer) => {
    const frame = JSON.parse(data.toString('utf8')) as Frame;
    const next = waiting.shift();
    if (next) next(frame);
    else frames.push(frame);
  });
  await once(socket, 'open');
  return {
    socket,
    say: (text: string) => socket.send(text),
    /** The next frame, whatever it is. */
    hear: () => new Promise<Frame>((resolve) => {
      const frame = frames.shift();
      if (frame) resolve(frame);
      else waiting.push(resolve);
    }),
    closed: () => once(socket, 'close') as Promise<[number, Buffer]>,
  };
};
