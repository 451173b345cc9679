import { currentCalendar } from '#calendars';
import { command } from '#platform';
import Type from 'typebox';
import { type NewWorkorder, openWorkorder, takeWorkorderNumbers } from './open-workorder.ts';

/** 测试样例: opens an order about a lantern shop, as a module above would from its own command. */
export const openLanternWorkorder = command({
  name: 'workorders.open-lantern-workorder',
  title: '样例工单',
  permission: { system: true },
  input: Type.Object({ subjectId: Type.String(), change: Type.Unsafe<Partial<NewWorkorder>>({ type: 'object' }) }),
  owner: (input) => input.subjectId,
  load: async (db, requests, env) => {
    const calendar = await currentCalendar(db);
    const numbers = await takeWorkorderNumbers(
      db,
      { type: 'rectification', day: env.now.slice(0, 10) },
      requests.length,
    );
    const ring = await env.keys.load(db, []);
    return requests.map((_, i) => ({ calendar, ring, keys: env.keys, number: numbers[i]! }));
  },
  decide: ({ number, ...around }, { input, actor, ctx }) => {
    const order: NewWorkorder = {
      type: 'rectification',
      number,
      subject: { kind: 'rating', id: input.subjectId },
      caseId: '00000000-0000-7000-8000-000000000001',
      contact: null,
      region: '990101',
      authority: 'frame-office',
      candidates: [
        { authority: 'frame-office', name: '灯架局' },
        { authority: 'paper-office', name: '灯纸局' },
      ],
      facts: { bundleName: '开办灯笼铺', gradeName: '不满意' },
      text: '来回跑了三趟',
      ...input.change,
    };
    const opened = openWorkorder(order, { ...around, actor, ctx });
    return { writes: opened.writes, events: opened.events, result: { workorderId: opened.state.workorderId, number } };
  },
});
