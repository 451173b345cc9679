import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256 } from './ids.ts';

/** 文件存储: content-addressed bytes; no rename, no listing, no conditional put (scaling.md 9), so that S3 can stand in. */
export type BlobStore = {
  /** stores bytes and answers their SHA-256 (hex), which is their name */
  put: (content: Uint8Array) => Promise<string>;
  /** undefined when there is no such content; throws when the stored bytes do not match their name */
  get: (hash: string) => Promise<Buffer | undefined>;
};

/** Blob store in a folder: `<folder>/ab/abcdef…`. A half-written file is caught by its hash on reading and written again by `put`. */
export function folderBlobStore(folder: string): BlobStore {
  const place = (hash: string) => join(folder, hash.slice(0, 2), hash);
  const read = async (hash: string): Promise<Buffer | undefined> => {
    if (!/^[0-9a-f]{64}$/.test(hash)) return undefined;
    try {
      return await readFile(place(hash));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  };
  return {
    async put(content) {
      const hash = sha256(content);
      const there = await read(hash);
      if (there && sha256(there) === hash) return hash;
      await mkdir(join(folder, hash.slice(0, 2)), { recursive: true, mode: 0o700 });
      await writeFile(place(hash), content, { mode: 0o600, flush: true });
      return hash;
    },
    async get(hash) {
      const content = await read(hash);
      if (content && sha256(content) !== hash) throw new Error(`stored file ${hash} is damaged`);
      return content;
    },
  };
}
