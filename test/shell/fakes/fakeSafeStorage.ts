import type { SafeStorage } from "../../../electron/shell/electronApi.ts";

/** The system's keyring, with a cipher that only hides the text. */
export class FakeSafeStorage implements SafeStorage {
  isAvailable = true;
  isBroken = false;
  mustReEncrypt = false;
  backend = "gnome_libsecret";
  encryptions = 0;
  async isAsyncEncryptionAvailable(): Promise<boolean> {
    return this.isAvailable;
  }
  async encryptStringAsync(text: string): Promise<Buffer> {
    this.encryptions += 1;
    return Buffer.from(Buffer.from(text).map((byte) => byte ^ 0x5a));
  }
  async decryptStringAsync(encrypted: Buffer): Promise<{ result: string; shouldReEncrypt: boolean }> {
    if (this.isBroken) throw new Error("The keyring is locked.");
    const result = Buffer.from(encrypted.map((byte) => byte ^ 0x5a)).toString();
    return { result, shouldReEncrypt: this.mustReEncrypt };
  }
  getSelectedStorageBackend(): string {
    return this.backend;
  }
}
