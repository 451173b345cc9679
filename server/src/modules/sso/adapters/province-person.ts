/** 仿真省里的人员, and the organisations that they may sign in for. */
export type ProvincePerson = {
  name: string;
  idNumber: string;
  mobile: string;
  organisations: readonly {
    name: string;
    uscc: string;
    address: string;
    role: 'legalRepresentative' | 'agent';
  }[];
};
