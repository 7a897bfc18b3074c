/** What it takes to be signed in: codes, a password of one's own, invitations, second factors. */
export const enSignIn = {
  "code.title": "Two-step verification",
  "code.lead": "One more step to sign in as {email}.",
  "code.label": "Verification code",
  "code.hint":
    "Enter the six digits your authenticator app shows. Without your phone, enter a recovery code.",
  "code.missing": "Enter the code.",
  "code.wrong": "The code is wrong or was used already. Enter the one the app shows now.",
  "code.submit": "Continue",
  "code.back": "Sign in with another account",
  "ownPassword.title": "Choose a new password",
  "ownPassword.lead":
    "An administrator set your current password. Choose one that only you know before you start.",
  "ownPassword.submit": "Change password and start",
  "ownPassword.same": "Choose a password other than the current one.",
  "invitation.title": "Welcome, {name}",
  "invitation.lead": "You are invited to {organisation}. Choose a password for {email}.",
  "invitation.submit": "Set password and start",
  "invitation.broken": "This invitation cannot be opened",
  "invitation.toSignIn": "Go to sign-in",
  "secondFactor.title": "Two-step verification",
  "secondFactor.dueLead":
    "Your organization requires two-step verification. Set up an authenticator app and you can start.",
  "secondFactor.prepare":
    "Have an authenticator app ready on your phone, such as Google Authenticator or Microsoft Authenticator. From then on you sign in with your password and a code of the app.",
  "secondFactor.begin": "Set up authenticator app",
  "secondFactor.scan": "Scan the QR code with the app.",
  "secondFactor.qr": "QR code for the authenticator app",
  "secondFactor.byHand": "If you cannot scan it, type this key into the app.",
  "secondFactor.confirmHint": "Enter the six digits the app shows.",
  "secondFactor.confirm": "Finish setup",
  "secondFactor.recoveryTitle": "Keep your recovery codes",
  "secondFactor.recoveryLead":
    "They stand in for the app when your phone is lost. Each works once, and they are not shown again.",
  "secondFactor.copy": "Copy",
  "secondFactor.copied": "Copied",
  "secondFactor.copyFailed": "The codes could not be copied. Select them and copy them yourself.",
  "secondFactor.kept": "I have kept them",
  "secondFactor.on": "Two-step verification is on. Without it your password alone signs you in.",
  "secondFactor.remove": "Turn off two-step verification",
  "secondFactor.removed": "Two-step verification is off.",
  "secondFactor.done": "Two-step verification is on.",
} as const;
