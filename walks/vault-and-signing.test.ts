import { describe, expect, it } from 'vitest';
import { actForEnterprise, type Answer, cast, complete, decideAll, drawing, refused, start } from './apply.ts';
import { readPdf } from './read-pdf.ts';
import { samplePdf } from './sample-files.ts';
import { startWorld } from './world.ts';

const world = await startWorld();
const signedIn = cast(world);
const answers = { services: ['water'], outsideLine: 'yes', digRoad: 'no', touchGreen: 'no' };
const company = await signedIn('company');
await actForEnterprise(company);
const look = (id: string): Promise<Answer> => company.get(`/api/applications/${id}`);
const design = (view: Answer): Answer => view.materials.find((one: Answer) => one.key.startsWith('line-design@'));
const taskOf = (view: Answer, label: string): Answer => view.signing.find((one: Answer) => one.place.label === label);
const sign = async (id: string, task: Answer, how: object): Promise<Answer> =>
  company.post(`/api/applications/${id}/signatures`, {
    version: (await look(id)).version,
    material: task.material,
    place: task.place.id,
    how,
  });
const submit = async (id: string): Promise<Answer> =>
  company.post(`/api/applications/${id}/submit`, { version: (await look(id)).version });
let firstCase = '';

describe('签名签章要求', () => {
  let id = '';
  it('没签的、没确认盖章的,和其他缺的一起列出来,每一处写明怎么办;不能提交', async () => {
    id = await start(company, 'utilities', answers);
    const view = await look(id);
    const unsigned = view.findings.filter((one: Answer) => one.place.startsWith('signature:'));
    expect(unsigned.map((one: Answer) => one.message)).toEqual([
      '「水电气网联合报装申请表」还没有签署：经办人签字',
      '「管线设计方案和走向图」还没有确认已经签好：设计或者施工单位盖章',
      '「管线设计方案和走向图」还没有确认已经签好：经办人签字确认',
    ]);
    expect(unsigned.every((one: Answer) => one.remedy.length > 0)).toBe(true);
    expect(view.findings.some((one: Answer) => one.place.startsWith('field:'))).toBe(true);
    expect((await refused(submit(id))).code).toBe('intake.not-ready');
  });

  it('印章不在屏幕上造,没有文件不能确认,点一下不算签名,姓名要和实名一样', async () => {
    const view = await look(id);
    const form = taskOf(view, '经办人签字');
    const seal = taskOf(view, '设计或者施工单位盖章');
    expect((await refused(sign(id, seal, { way: 'scan' }))).code).toBe('intake.nothing-to-sign');
    const second = taskOf(view, '经办人签字确认');
    expect((await refused(sign(id, second, { way: 'scan' }))).code).toBe('intake.sign-in-order');
    expect((await refused(sign(id, form, { way: 'scan' }))).code).toBe('intake.wrong-way');
    expect((await refused(sign(id, form, { way: 'paper' }))).code).toBe('intake.wrong-way');
    expect((await refused(sign(id, form, { way: 'drawn', drawing: [[[5, 5]]] }))).code).toBe('intake.empty-signature');
    expect((await refused(sign(id, form, { way: 'typed', name: '别人' }))).code).toBe('intake.wrong-name');
    expect((await refused(sign(id, { ...form, place: { id: 'none' } }, { way: 'scan' }))).code).toBe(
      'intake.nothing-to-sign',
    );
  });

  it('签了以后再改内容,签名作废并说明;重新签才能提交', async () => {
    const ready = await complete(company, id);
    expect(ready.findings).toEqual([]);
    const project = ready.fields.find((one: Answer) => one.key.startsWith('projectName@'));
    await company.put(`/api/applications/${id}/values`, {
      version: ready.version,
      values: { [project.key]: '老街面馆新店' },
    });
    const changed = await look(id);
    expect(taskOf(changed, '经办人签字').status).toBe('changed');
    expect(changed.findings).toMatchObject([{ message: expect.stringContaining('签过以后内容改了') }]);
    expect((await refused(submit(id))).findings).toHaveLength(1);
    await sign(id, taskOf(changed, '经办人签字'), { way: 'typed', name: '赵明哲' });
    expect((await look(id)).findings).toEqual([]);
  });

  it('提交时签好的表定稿存档:有签名、有摘要;申请人能打开,部门只看到自己的材料签没签', async () => {
    const view = await look(id);
    const { caseId } = await submit(id);
    firstCase = caseId;
    const mine = await company.get(`/api/cases/${caseId}`);
    expect(mine.signed.places).toMatchObject([
      { label: '经办人签字', hash: taskOf(view, '经办人签字').contentHash },
      { label: '设计或者施工单位盖章', way: 'scan' },
      { label: '经办人签字确认', way: 'scan' },
    ]);
    const { content } = await company.bytes(`/api/cases/${caseId}/files/${mine.signed.form.fileId}`);
    const text = await readPdf(content);
    expect(text).toContain('老街面馆新店');
    expect(text).toContain('经办人签字');
    await (await signedIn('clerk')).post(`/api/cases/${caseId}/accept`);
    const land = await signedIn('land-review');
    await decideAll(signedIn, caseId);
    const planning = await land.get(`/api/approver/cases/${caseId}/planning`);
    expect(planning.materials.find((one: Answer) => one.key.startsWith('line-design@')).signed).toMatchObject([
      { label: '设计或者施工单位盖章', way: 'scan' },
      { label: '经办人签字确认', way: 'scan' },
    ]);
    expect((await refused(land.bytes(`/api/cases/${caseId}/files/${mine.signed.form.fileId}`))).status).toBe(404);
  });
});

describe('材料库', () => {
  let id = '';
  it('交过的进了「我的材料」:从哪件来、有效到哪天、谁看过;导出的数据里也有', async () => {
    const { items } = await company.get('/api/my/materials');
    const kept = items.find((one: Answer) => one.materialType === 'line-design');
    expect(kept).toMatchObject({ material: '管线设计方案和走向图', from: { caseId: firstCase }, latest: true });
    expect(kept.validity).toMatchObject({ is: 'valid', statedBy: 'type' });
    expect(kept.openedBy.length).toBeGreaterThan(0);
    const data = JSON.parse((await company.bytes('/api/my/data')).content.toString());
    expect(data.材料库).toContainEqual(expect.objectContaining({ 材料: '管线设计方案和走向图' }));
  });

  it('第二次申请自动带入还在有效期内的材料;可以不带,也可以换;提交前部门看不到', async () => {
    id = await start(company, 'utilities', answers);
    const view = await look(id);
    expect(design(view)).toMatchObject({ kept: { is: 'brought' }, problem: null, files: [] });
    const at = `/api/applications/${id}`;
    await company.put(`${at}/left-out`, { version: view.version, materials: [design(view).key] });
    expect(design(await look(id))).toMatchObject({ kept: { is: 'leftOut' }, problem: { remedy: '请上传' } });
    await company.put(`${at}/left-out`, { version: (await look(id)).version, materials: [] });
    const strange = company.put(`${at}/left-out`, { version: (await look(id)).version, materials: ['no-such'] });
    expect((await refused(strange)).code).toBe('intake.unknown-material');
    const other = await (await signedIn('citizen')).get('/api/my/materials');
    expect(other.items.some((one: Answer) => one.materialType === 'line-design')).toBe(false);
  });

  it('提交后同一份文件归入新办件,不另存一份;原来的办件不动', async () => {
    const ready = await complete(company, id);
    expect(ready.findings).toEqual([]);
    expect(design(ready).kept.is).toBe('brought');
    const { caseId } = await submit(id);
    await (await signedIn('clerk')).post(`/api/cases/${caseId}/accept`);
    await decideAll(signedIn, caseId);
    const land = await (await signedIn('land-review')).get(`/api/approver/cases/${caseId}/planning`);
    const [file] = land.materials.find((one: Answer) => one.key.startsWith('line-design@')).files;
    expect(file.fromFile).not.toBeNull();
    const rows = await world.database.pool.query(
      'select count(distinct blob)::int as blobs, count(*)::int as files from files.file where sha256 = $1',
      [file.sha256],
    );
    expect(rows.rows[0]).toEqual({ blobs: 1, files: 2 });
    const { items } = await company.get('/api/my/materials');
    const kept = items.filter((one: Answer) => one.materialType === 'line-design');
    expect(kept).toHaveLength(1);
    expect(kept[0]).toMatchObject({ from: { caseId: firstCase }, usedIn: ['水电气网联合报装'] });
  });

  it('本人填的有效期早于规定的,以本人填的为准;过期的不带入,提示更新', async () => {
    const { items } = await company.get('/api/my/materials');
    const kept = items.find((one: Answer) => one.materialType === 'line-design');
    const at = `/api/my/materials/${kept.fileId}`;
    expect((await refused(company.put(at, { validUntil: '2001-01-01' }))).code).toBe('cases.bad-validity');
    const visitor = (await signedIn('citizen')).put(at, { validUntil: kept.handedInOn });
    expect((await refused(visitor)).code).toBe('cases.not-in-vault');
    await company.put(at, { validUntil: kept.handedInOn });
    await world.advanceDays(1);
    const next = await start(company, 'utilities', answers);
    expect(design(await look(next))).toMatchObject({
      kept: { is: 'expired' },
      problem: { message: '以前交过的「管线设计方案和走向图」已过期', remedy: expect.stringContaining('请更新') },
    });
    await company.put(at, { validUntil: null });
    expect(design(await look(next)).kept.is).toBe('brought');
    await world.advanceDays(366);
    expect(design(await look(next)).kept.is).toBe('expired');
    const file = { name: '新的走向图.pdf', content: samplePdf('新的走向图') };
    await company.upload(`/api/applications/${next}/files`, file, { material: design(await look(next)).key });
    expect(design(await look(next))).toMatchObject({ kept: null, problem: null });
  });

  it('移出材料库以后不再带入;办件里的文件还在', async () => {
    const { items } = await company.get('/api/my/materials');
    const kept = items.find((one: Answer) => one.materialType === 'line-design');
    await company.delete(`/api/my/materials/${kept.fileId}`);
    const after = (await company.get('/api/my/materials')).items;
    expect(after.some((one: Answer) => one.materialType === 'line-design')).toBe(false);
    expect(design(await look(await start(company, 'utilities', answers))).kept).toBeNull();
    expect((await company.bytes(`/api/cases/${kept.caseId}/files/${kept.fileId}`)).content.length).toBeGreaterThan(0);
  });
});

describe('窗口和受委托人', () => {
  it('窗口登记纸质原件上已签;工作人员不能替申请人在屏幕上签', async () => {
    const clerk = await signedIn('clerk');
    const { applicationId } = await clerk.post('/api/applications', {
      bundle: 'utilities',
      answers,
      applicant: { kind: 'organisation', uscc: '91429903M00001038H' },
    });
    const at = `/api/applications/${applicationId}`;
    const view = await clerk.get(at);
    expect(design(view).kept).toBeNull();
    const task = taskOf(view, '经办人签字');
    const send = (how: object): Promise<Answer> =>
      clerk.post(`${at}/signatures`, { version: view.version, material: task.material, place: task.place.id, how });
    expect((await refused(send({ way: 'drawn', drawing }))).code).toBe('intake.wrong-way');
    await send({ way: 'paper' });
    expect(taskOf(await clerk.get(at), '经办人签字')).toMatchObject({ status: 'signed', signature: { way: 'paper' } });
  });
});
