import { Aws, Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { AccountRecovery, Mfa, OAuthScope, UserPool, type UserPoolClient } from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';

/** Officers as users of Cognito: invited by an administrator, with an authenticator app as second factor. */
export class OfficerPool extends UserPool {
  constructor(scope: Construct, id: string) {
    super(scope, id, {
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      mfa: Mfa.REQUIRED,
      mfaSecondFactor: { sms: false, otp: true },
      passwordPolicy: {
        minLength: 12,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(3),
      },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    Validations.of(this).acknowledge(
      {
        id: 'AwsSolutions-COG3',
        reason: 'Nobody can sign up, and a second factor is required; threat protection is a plan paid for per user.',
      },
      {
        id: 'AwsSolutions-COG8',
        reason: 'Nobody can sign up, and a second factor is required; the plan of features is paid for per user.',
      },
    );
    this.addDomain('Domain', { cognitoDomain: { domainPrefix: `sunshine-bianzhi-${Aws.ACCOUNT_ID}` } });
  }

  /** The console as a public client: a code with PKCE, no secret, and nothing but who it is. */
  addConsole(callbackUrl: string, signedOutUrl: string): UserPoolClient {
    return this.addClient('Console', {
      generateSecret: false,
      preventUserExistenceErrors: true,
      authFlows: {},
      accessTokenValidity: Duration.hours(1),
      idTokenValidity: Duration.hours(1),
      refreshTokenValidity: Duration.hours(8),
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, OAuthScope.PROFILE],
        callbackUrls: [callbackUrl],
        logoutUrls: [signedOutUrl],
      },
    });
  }
}
