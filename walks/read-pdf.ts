import { spawnSync } from 'node:child_process';

/** 能不能读文书上的字: poppler-utils is installed (CI installs it). */
export const canReadPdf = spawnSync('pdftotext', ['-v']).error === undefined;

/** The words of a PDF as a person reads them, without any white space. */
export function readPdf(content: Uint8Array): string {
  const { stdout, status } = spawnSync('pdftotext', ['-layout', '-', '-'], { input: content });
  if (status !== 0) throw new Error('pdftotext cannot read this file');
  return stdout.toString('utf8').replaceAll(/\s/g, '');
}
