import { fileURLToPath } from 'node:url';
import { type Pack, readPack } from '#packs';

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
  receiver: 'counter',
  issuer: 'counter',
  reviewer: 'approver',
  decider: 'approver',
  catalogueManager: 'admin',
  administrator: 'admin',
  supervisor: 'overseer',
} as const;

let pack: Pack | undefined;
/** 演示内容包, read once. */
export const demoPack = (): Pack => (pack ??= readPack(demoPackFolder));

let read: DemoLogin[] | undefined;

/** 演示账号 of the demo pack with the face where each begins: printed at start, one click on the sign-in page. */
export function demoLogins(): DemoLogin[] {
  read ??= fromPack(demoPack());
  return read;
}

function fromPack({ people }: Pack): DemoLogin[] {
  return people.account.map((account) => {
    const person = people.person.find((one) => one.code === account.person);
    const posts = people.post.filter((post) => post.person === account.person);
    // Who receives and decides in one person begins where the decisions wait.
    const beginning = posts.find((post) => faces[post.role] === 'approver') ?? posts[0];
    return {
      login: account.login,
      password: account.password,
      name: person?.name ?? account.login,
      face: beginning ? faces[beginning.role] : 'citizen',
      note: account.purpose ?? posts.map((post) => post.name).join('、'),
    };
  });
}
