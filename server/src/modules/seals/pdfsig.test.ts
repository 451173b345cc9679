/** Agreement with pdfsig (poppler-utils, an independent implementation); skipped and counted where it is not installed. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createHash, generateKeyPairSync } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeSigners, renderDecision, sign, type TestSigner } from './testing-files.ts'

const hasPdfsig = spawnSync('pdfsig', ['-v']).error === undefined
const folder = mkdtempSync(join(tmpdir(), 'yijian-pdfsig-'))
afterAll(() => rmSync(folder, { recursive: true }))

function pdfsig(pdf: Uint8Array): string {
  const file = join(folder, `${createHash('sha256').update(pdf).digest('hex')}.pdf`)
  writeFileSync(file, pdf)
  return spawnSync('pdfsig', ['-nocert', file]).stdout.toString('utf8')
}

describe.skipIf(!hasPdfsig)('pdfsig 的结论与我们一致', () => {
  let once: Uint8Array
  let market: TestSigner
  let fire: TestSigner

  beforeAll(async () => {
    const signers = await makeSigners()
    market = signers.market
    fire = signers.fire
    once = await sign(await renderDecision(), market)
  })

  it('一个签章：有效、覆盖全文、PAdES、中文名称正确', () => {
    const report = pdfsig(once)
    expect(report).toContain('Signature is Valid.')
    expect(report).toContain('Total document signed')
    expect(report).toContain('ETSI.CAdES.detached')
    expect(report).toContain('清河区市场监督管理局（演示）')
  })

  it('两个签章：两个都有效', async () => {
    const report = pdfsig(await sign(once, fire))
    expect(report.match(/Signature is Valid\./g)).toHaveLength(2)
    expect(report).toContain('Not total document signed')
  })

  it('正文改一位：无效', () => {
    const copy = new Uint8Array(once)
    copy[4000]! ^= 1
    expect(pdfsig(copy)).toContain('Digest Mismatch')
  })
})

describe('密钥种类', () => {
  it('不与证书相配的 RSA 私钥被拒绝', async () => {
    const { market } = await makeSigners()
    const keyPem = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
    await expect(sign(await renderDecision(), { ...market, keyPem })).rejects.toThrow('does not belong')
  })
})
