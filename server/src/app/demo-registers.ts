import { updateDemoRegister } from '#exchange';
import { findEvidence } from '#licences';
import { type Reaction } from '#platform';

/** Attributes of the business licence as the simulated enterprise register calls them. */
const registerNames: Record<string, string> = {
  holder: 'name',
  representative: 'legalRepresentativeName',
  capital: 'registeredCapital',
  place: 'registeredAddress',
  businessScope: 'businessScope',
};

/**
 * 演示登记库同步: in the real world the registrar writes its own register when it reissues a business licence; in the
 * demonstration this reaction stands in for that office, so that the next reading shows the new values.
 */
export const updateRegister: Reaction = {
  consumer: 'app.update-demo-register',
  on: ['licence.issued'],
  handle: async (event, env) => {
    const { type, holder } = event.data as {
      type: string;
      holder?: { kind: 'person' | 'organisation'; subjectId: string };
    };
    if (type !== 'business-licence' || !holder || !env.config.registers) return;
    const licence = (await findEvidence(env.db, env.keys, { ...holder, role: 'holder' })).find(
      (one) => one.licenceType === type,
    );
    if (!licence?.attributes.creditCode) return;
    const attributes = Object.fromEntries(
      Object.entries(registerNames).flatMap(([from, to]) =>
        licence.attributes[from] ? [[to, licence.attributes[from]]] : [],
      ),
    );
    await updateDemoRegister(env, { register: 'enterprise', key: licence.attributes.creditCode, attributes });
  },
};
