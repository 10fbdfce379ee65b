/** The name on a certificate, in memory while its page is on the screen. Leave, the idle time and the next page empty it. */
export class CertificateHeld {
  name = $state('');

  get begun(): boolean {
    return this.name.trim() !== '';
  }
  clear(): void {
    this.name = '';
  }
}
