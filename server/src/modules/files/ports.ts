/** 病毒扫描结论. `threat`: the scanner's own name of what it found; `unavailable`: nobody looked, so nothing is known. */
export type ScanAnswer =
  | { state: 'clean' }
  | { state: 'infected'; threat: string }
  | { state: 'unavailable'; because: string };

/** 病毒扫描端口: whoever looks. Never throws for an outage. `ping`: whether somebody is there. */
export type ScannerPort = { scan: (content: Uint8Array) => Promise<ScanAnswer>; ping: () => Promise<boolean> };
