import QRCode from 'antd/es/qr-code';
import { words } from './strings.ts';

/** 扫码查进度: the address that the sealed receipt's code holds too. */
export function TrackCode({ receiptNo, queryCode }: { receiptNo: string; queryCode: string }) {
  const address = new URL('/citizen/track', location.origin);
  address.searchParams.set('no', receiptNo);
  address.searchParams.set('code', queryCode);
  return (
    <>
      <div aria-hidden="true">
        <QRCode value={address.href} type="svg" size={144} bordered={false} />
      </div>
      <span className="visually-hidden">{words.trackCode}</span>
    </>
  );
}
