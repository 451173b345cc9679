import type { Client, World } from './world.ts';
import { samplePdf } from './sample-files.ts';

// oxlint-disable-next-line typescript/no-explicit-any -- walks read answers as a person reads a page
export type Answer = any;

/** 面馆: 320 平方米, hot and cold dishes, a sign, inspection before the certificate: food, sign and fire side by side. */
export const restaurantAnswers = {
  kind: 'restaurant',
  menu: ['hot', 'cold'],
  floorArea: '320',
  fireHandling: 'no',
  wantsSign: 'yes',
  sellsTobacco: 'no',
};

/** 演示人员 signed in once per world: a session each, as people keep their browser open. */
export function cast(world: Pick<World, 'signIn'>): (login: string) => Promise<Client> {
  const people = new Map<string, Promise<Client>>();
  return (login) => {
    const known = people.get(login) ?? world.signIn(login);
    people.set(login, known);
    return known;
  };
}

/** 切换身份: from now on this person acts for the enterprise (the first one, or the one with this name). */
export async function actForEnterprise(citizen: Client, name?: string): Promise<Answer> {
  const me = await citizen.get('/api/me');
  const organisation = me.principals.find(
    (one: Answer) => one.kind === 'organisation' && (name === undefined || one.name === name),
  );
  await citizen.post('/api/act-for', { kind: 'organisation', id: organisation.id });
  await citizen.refresh();
  return organisation;
}

/** 补齐申请: fills what is still wrong, `given` first, with plausible values, makes the commitments, uploads what must be brought. */
export async function complete(
  handler: Client,
  applicationId: string,
  given: Record<string, unknown> = {},
): Promise<Answer> {
  const at = `/api/applications/${applicationId}`;
  const look = () => handler.get(at);
  const save = async (values: Record<string, unknown>) =>
    void (await handler.put(`${at}/values`, { version: (await look()).version, values }));
  if (Object.keys(given).length > 0) await save(given);
  let view = await look();
  const missing = view.fields.filter((field: Answer) => field.problem && !(field.key in given));
  await save(Object.fromEntries(missing.map((field: Answer) => [field.key, plausible(field.definition)])));
  view = await look();
  const commitments = view.materials
    .filter((material: Answer) => material.exemption?.way === 'commitment' && view.channel !== 'hotline')
    .map((material: Answer) => material.key)
    .concat(view.pledges.map((pledge: Answer) => pledge.key));
  if (commitments.length > 0) await handler.put(`${at}/commitments`, { version: view.version, materials: commitments });
  view = await look();
  for (const material of view.materials.filter((one: Answer) => one.problem)) {
    await handler.upload(
      `${at}/files`,
      { name: `${material.name}.pdf`, content: samplePdf(material.name) },
      { material: material.key },
    );
  }
  await signAll(handler, applicationId);
  return look();
}

/** 一笔签名 as a hand would draw it. */
export const drawing = [
  [
    [120, 220],
    [180, 120],
    [240, 260],
    [300, 140],
    [380, 250],
  ],
  [
    [430, 120],
    [520, 280],
    [610, 150],
    [700, 240],
    [820, 180],
  ],
];

/** 签署: signs whatever the definitions want signed, place by place in their order; staff record the paper original. */
export async function signAll(handler: Client, applicationId: string): Promise<void> {
  const at = `/api/applications/${applicationId}`;
  const isStaff = (await handler.get('/api/me')).kind === 'staff';
  for (;;) {
    const view = await handler.get(at);
    const next = view.signing?.find((task: Answer) => task.status !== 'signed' && task.content !== 'nothing');
    if (!next) return;
    const onScreen = next.content === 'file' ? { way: 'scan' } : { way: 'drawn', drawing };
    await handler.post(`${at}/signatures`, {
      version: view.version,
      material: next.material,
      place: next.place.id,
      how: isStaff ? { way: 'paper' } : onScreen,
    });
  }
}

const samples: Record<string, string> = {
  idNumber: '42990319860514122X',
  mobile: '13900000001',
  uscc: '91429903M00001011R',
  personName: '林晓燕',
  phone: '0600-5500202',
  postcode: '429903',
};

function plausible(definition: Answer): string | string[] {
  if (definition.code === 'birthTime') return '08:30';
  if (definition.type === 'choice') return definition.values[0].code;
  if (definition.type === 'choices') return [definition.values[0].code];
  if (definition.type === 'boolean') return 'true';
  if (definition.type === 'date') return '2026-11-20';
  if (definition.type === 'integer' || definition.type === 'decimal')
    return definition.min && definition.min !== '0' ? definition.min : '1';
  return samples[definition.check ?? ''] ?? '老街 66 号';
}

/** 开始申请: a draft, not yet filled in. */
export async function start(
  handler: Client,
  bundle: string,
  answers: Answer,
  more: Record<string, unknown> = {},
): Promise<string> {
  return (await handler.post('/api/applications', { bundle, answers, ...more })).applicationId;
}

/** 从回答到提交: one application, completed and submitted once. Answers case id, receipt number and query code. */
export async function apply(
  handler: Client,
  bundle: string,
  answers: Answer,
  given: Record<string, unknown> = {},
): Promise<Answer> {
  const applicationId = await start(handler, bundle, answers);
  const ready = await complete(handler, applicationId, given);
  if (ready.findings.length > 0) throw new Error(`not ready: ${JSON.stringify(ready.findings)}`);
  return {
    applicationId,
    ...(await handler.post(`/api/applications/${applicationId}/submit`, { version: ready.version })),
  };
}

/** 部门岗位前缀 of the demo logins by authority. */
export const offices: Record<string, string> = {
  'market-regulation': 'market',
  'urban-management': 'urban',
  'fire-rescue': 'fire',
  'tobacco-monopoly': 'tobacco',
  health: 'health',
  'disease-control': 'cdc',
  police: 'police',
  'human-resources': 'hr',
  'medical-insurance': 'medical',
  taxation: 'tax',
  'housing-fund': 'fund',
  'central-bank': 'bank',
  customs: 'customs',
  'development-reform': 'reform',
  ecology: 'ecology',
  emergency: 'emergency',
  'natural-resources': 'land',
  'housing-construction': 'housing',
  'disabled-federation': 'federation',
  'civil-affairs': 'civil',
  'water-company': 'water',
  'power-company': 'power',
  'gas-company': 'gas',
  'telecom-company': 'telecom',
};

/** 一个部门办一件: reviews when the item has a review step, then decides. */
export async function decide(
  signedIn: (login: string) => Promise<Client>,
  caseId: string,
  member: string,
  decision: Record<string, unknown> = { outcome: 'granted' },
): Promise<Answer> {
  const overview = await (await signedIn('clerk')).get(`/api/counter/cases/${caseId}`);
  const strand = overview.strands.find((one: Answer) => one.member === member);
  const office = offices[strand.authority]!;
  if (strand.status === 'reviewing') {
    const proposal =
      decision.outcome === 'denied'
        ? { proposal: 'deny', opinion: '不符合条件' }
        : { proposal: 'grant', opinion: '材料齐全，符合条件' };
    await (await signedIn(`${office}-review`)).post(`/api/cases/${caseId}/strands/${member}/review`, proposal);
  }
  return (await signedIn(`${office}-decide`)).post(`/api/cases/${caseId}/strands/${member}/decide`, decision);
}

/** 全部办完: decides strand by strand whatever has started, until nothing is left; answers the order in which they were decided. */
export async function decideAll(signedIn: (login: string) => Promise<Client>, caseId: string): Promise<string[]> {
  const clerk = await signedIn('clerk');
  const order: string[] = [];
  for (;;) {
    const { strands } = await clerk.get(`/api/counter/cases/${caseId}`);
    const [next] = strands.filter((one: Answer) => one.status === 'reviewing' || one.status === 'deciding');
    if (!next) return order;
    await decide(signedIn, caseId, next.member);
    order.push(next.member);
  }
}

/** The problem of a request that must be refused; fails when it was not. */
export async function refused(request: Promise<unknown>): Promise<Answer> {
  try {
    await request;
  } catch (error) {
    if (error instanceof Error && 'body' in error && 'status' in error)
      return { ...(error.body as object), status: error.status };
    throw error;
  }
  throw new Error('this should have been refused');
}
