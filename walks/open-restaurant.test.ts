import { describe, expect, it } from 'vitest';
import { type Client, startWorld } from './world.ts';
import { samplePdf } from './sample-files.ts';

const world = await startWorld();

/** Fills what is left with plausible values and uploads what must be brought. */
export async function complete(citizen: Client, applicationId: string): Promise<{ version: number; findings: unknown[] }> {
  let view = await citizen.get(`/api/applications/${applicationId}`);
  const values = Object.fromEntries(view.fields.filter((field: { problem: unknown }) => field.problem).map((field: { key: string; definition: never }) => [field.key, plausible(field.definition)]));
  await citizen.put(`/api/applications/${applicationId}/values`, { version: view.version, values });
  view = await citizen.get(`/api/applications/${applicationId}`);
  const commit = view.materials.filter((material: { exemption: { way: string } | null }) => material.exemption?.way === 'commitment').map((material: { key: string }) => material.key);
  await citizen.put(`/api/applications/${applicationId}/commitments`, { version: view.version, materials: commit });
  view = await citizen.get(`/api/applications/${applicationId}`);
  for (const material of view.materials.filter((one: { problem: unknown }) => one.problem)) {
    view = await citizen.upload(`/api/applications/${applicationId}/files`, { name: `${material.name}.pdf`, content: samplePdf(material.name) }, { material: material.key });
  }
  return citizen.get(`/api/applications/${applicationId}`);
}

function plausible(definition: { type: string; check?: string; min?: string; values?: { code: string }[]; code: string }): string | string[] {
  if (definition.type === 'choice') return definition.values![0]!.code;
  if (definition.type === 'choices') return [definition.values![0]!.code];
  if (definition.type === 'boolean') return 'true';
  if (definition.type === 'date') return '2026-11-20';
  if (definition.type === 'integer' || definition.type === 'decimal') return definition.min && definition.min !== '0' ? definition.min : '1';
  return { idNumber: '42990319860514122X', mobile: '13900000001', uscc: '91429903M00001011R', personName: '林晓燕', phone: '0600-5500202', postcode: '429903' }[definition.check ?? ''] ?? '老街 66 号';
}

describe('开办餐饮店:三部门并联,前置办结自动推送,一次提交', () => {
  it('从搜索到评价', async () => {
    const citizen = await world.signIn('citizen');
    const me = await citizen.get('/api/me');
    const company = me.principals.find((one: { kind: string }) => one.kind === 'organisation');
    await citizen.post('/api/act-for', { kind: 'organisation', id: company.id });
    await citizen.refresh();
    const answers = { kind: 'restaurant', menu: ['hot', 'cold'], floorArea: '320', fireHandling: 'no', wantsSign: 'yes', sellsTobacco: 'no' };
    const { preview } = await citizen.post('/api/bundles/restaurant/preview', { answers });
    expect(preview.included.map((member: { id: string }) => member.id).sort()).toEqual(['fire', 'food', 'licenceCheck', 'sign']);
    const { applicationId } = await citizen.post('/api/applications', { bundle: 'restaurant', answers });
    const ready = await complete(citizen, applicationId);
    expect(ready.findings).toEqual([]);
    const submitted = await citizen.post(`/api/applications/${applicationId}/submit`, { version: ready.version });
    const caseId = submitted.caseId;
    const clerk = await world.signIn('clerk');
    expect((await clerk.get('/api/counter/queue')).rows.map((row: { caseId: string }) => row.caseId)).toContain(caseId);
    await clerk.post(`/api/cases/${caseId}/accept`);
    for (const [office, member] of [['market', 'food'], ['urban', 'sign'], ['fire', 'fire']] as const) {
      const reviewer = await world.signIn(`${office}-review`);
      const decider = await world.signIn(`${office}-decide`);
      const seen = await decider.get(`/api/approver/cases/${caseId}/${member}`);
      if (seen.strand.status === 'reviewing') await reviewer.post(`/api/cases/${caseId}/strands/${member}/review`, { proposal: 'grant', opinion: '材料齐全,符合条件' });
      await decider.post(`/api/cases/${caseId}/strands/${member}/decide`, { outcome: 'granted' });
    }
    await world.settled();
    const view = await citizen.get(`/api/cases/${caseId}`);
    expect(view).toMatchObject({ status: 'concluded', outcome: 'granted' });
    const licences = await citizen.get('/api/licences');
    for (const document of view.documents) expect((await citizen.bytes(`/api/cases/${caseId}/documents/${document.documentId}`)).content.subarray(0, 5).toString()).toBe('%PDF-');
  });
});
