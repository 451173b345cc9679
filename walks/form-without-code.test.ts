import { describe, expect, it } from 'vitest';
import { type Answer, cast, complete, start } from './apply.ts';
import { publishSaved } from './compose-levels.ts';
import { type Client, startWorld } from './world.ts';

const world = await startWorld();
const signedIn = cast(world);
const idNumber = '42990319860514122X';

/** 新表单: a data element that nobody had, and an item whose form asks for it; its second box only if the first says so. */
async function publishForm(): Promise<void> {
  const manager = await signedIn('catalogue');
  const element = {
    kind: 'dataElement',
    code: 'lanternCount',
    name: '灯笼数量',
    type: 'integer',
    min: '1',
    max: '99',
    unit: '盏',
    sensitivity: 'public',
  };
  await publishSaved(signedIn, element);
  await publishSaved(signedIn, {
    ...element,
    code: 'lanternNote',
    name: '为什么要挂这么多',
    type: 'text',
    maxLength: 100,
  });
  const {
    taskCode: _task,
    baseCode: _base,
    inherits: _inherits,
    ...item
  } = (await manager.get('/api/catalogue/item/parenting-service')).definition.body;
  const asked = (id: string, label: string, required: unknown): Answer => ({
    id,
    label,
    section: '灯笼',
    element: id,
    role: item.fields[0].role,
    required,
    purpose: '看挂不挂得下',
  });
  await publishSaved(signedIn, {
    ...item,
    code: 'lantern-hanging',
    name: '挂灯笼登记',
    channels: ['portal', 'mobile', 'kiosk', 'counter', 'bank'],
    materials: [],
    fields: [
      ...item.fields,
      asked('lanternCount', '挂几盏', true),
      asked('lanternNote', '为什么要挂这么多', 'lanternCount > 10'),
    ],
  });
}

describe('不写代码新建表单', () => {
  it('管理人员新建数据元和事项、第二人公布，网上、手机、自助终端、窗口四端都能填、都能交', async () => {
    await publishForm();
    const citizen = (at = world.visitor()): Promise<Client> => signInAt(at);
    const kiosk = world.visitor();
    const { activation } = await (await signedIn('catalogue')).post('/api/terminals', {
      code: 'form-1',
      name: '1 号机',
    });
    await kiosk.post('/api/terminal/activate', { activation });
    const ways: [string, Client, Record<string, unknown>][] = [
      ['portal', await citizen(), {}],
      ['mobile', await citizen(), { mobile: true }],
      ['kiosk', await citizen(kiosk), {}],
      ['counter', await signedIn('clerk'), { applicant: { kind: 'person', idNumber } }],
    ];
    for (const [channel, handler, more] of ways) {
      const id = await start(handler, 'single-lantern-hanging', {}, more);
      const at = `/api/applications/${id}`;
      const look = (): Promise<Answer> => handler.get(at);
      const problemOf = async (element: string): Promise<Answer> =>
        (await look()).fields.find((one: Answer) => one.key.startsWith(`${element}@`)).problem;
      const key = (await look()).fields.find((one: Answer) => one.key.startsWith('lanternCount@')).key;
      const put = async (value: string): Promise<unknown> =>
        handler.put(`${at}/values`, { version: (await look()).version, values: { [key]: value } });
      await put('100');
      expect((await problemOf('lanternCount')).message, channel).toContain('99');
      await put('20');
      expect(await problemOf('lanternNote'), channel).toMatchObject({
        message: expect.stringContaining('为什么要挂这么多'),
      });
      await put('3');
      expect(await problemOf('lanternNote'), channel).toBeNull();
      const ready = await complete(handler, id);
      expect([ready.channel, ready.findings]).toEqual([channel, []]);
      expect(await handler.post(`${at}/submit`, { version: ready.version })).toHaveProperty('receiptNo');
    }
  });
});

async function signInAt(at: Client): Promise<Client> {
  await at.post('/api/sign-in', { login: 'citizen', password: 'yijian-demo' });
  await at.refresh();
  return at;
}
