import { opened } from './h5-setup';

export default async (): Promise<void> => opened.stage?.close();
