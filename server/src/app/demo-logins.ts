import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readPack } from '#catalogue';

export const demoPackFolder = fileURLToPath(new URL('../../../content/demo', import.meta.url));
export type DemoLogin = {
  login: string;
  password: string;
  name: string;
  face: 'citizen' | 'counter' | 'approver' | 'admin' | 'overseer';
  note: string;
};

const faces = {
  counter: 'counter',
  issuer: 'counter',
  reviewer: 'approver',
  decider: 'approver',
  catalogueManager: 'admin',
  supervisor: 'overseer',
} as const;

let read: DemoLogin[] | undefined;

/** 演示账号 of the demo pack with the face where each begins: printed at start, one click on the sign-in page. */
export function demoLogins(): DemoLogin[] {
  read ??= fromPack(join(demoPackFolder));
  return read;
}

function fromPack(folder: string): DemoLogin[] {
  const { people } = readPack(folder);
  return people.account.map((account) => {
    const person = people.person.find((one) => one.code === account.person);
    const posts = people.post.filter((post) => post.person === account.person);
    return {
      login: account.login,
      password: account.password,
      name: person?.name ?? account.login,
      face: posts[0] ? faces[posts[0].role] : 'citizen',
      note: account.purpose ?? posts.map((post) => post.name).join('、'),
    };
  });
}
