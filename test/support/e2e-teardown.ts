import { opened } from './e2e-setup';

export default async (): Promise<void> => opened.service?.close();
