"""The columns of well-known programs, line by line: `column, column = field`.

`{n}` stands for a number. Fields are those of `contact_field`, and `extra:…` for a value that goes to the note with the
label beside it. Written down from real exports and the programs' own help.
"""

from __future__ import annotations

PERSON = """
first name, given name = given_name
middle name, additional name = middle_name
last name, family name = family_name
"""

GOOGLE = (
    PERSON
    + """
name = full_name
name prefix = title_before
name suffix = title_after
maiden name = former_name
nickname = nickname
organization name, organization 1 - name = organisation
organization title, organization 1 - title, occupation = occupation
organization department, organization 1 - department = note_named
hobby = hobbies
birthday = birthday
language = language
notes = note
labels, group membership = tags
location, billing information, mileage, short name, file as, initials, subject = note_named
e-mail {n} - label, e-mail {n} - type = email_label:{n}
e-mail {n} - value = email:{n}
phone {n} - label, phone {n} - type = phone_label:{n}
phone {n} - value = phone:{n}
address {n} - label, address {n} - type = address_label:{n}
address {n} - formatted = address:{n}
address {n} - street, address {n} - extended address, address {n} - po box = street:{n}
address {n} - city = city:{n}
address {n} - region = region:{n}
address {n} - postal code = postcode:{n}
address {n} - country = country:{n}
website {n} - label, website {n} - type = extra_label:website{n}
website {n} - value = extra:website{n}
event {n} - label, event {n} - type = extra_label:event{n}
event {n} - value = extra:event{n}
relation {n} - label, relation {n} - type = extra_label:relation{n}
relation {n} - value = extra:relation{n}
custom field {n} - label, custom field {n} - type = extra_label:custom{n}
custom field {n} - value = extra:custom{n}
im {n} - service = extra_label:im{n}
im {n} - value = extra:im{n}
"""
)

OUTLOOK = (
    PERSON
    + """
name = full_name
title = title_before
suffix = title_after
nickname = nickname
company = organisation
job title, profession = occupation
department, office location, manager's name, assistant's name = note_named
web page, personal web page, spouse, children, anniversary, referred by = note_named
user 1, user 2, user 3, user 4, account, billing information, organizational id number = note_named
hobby = hobbies
birthday = birthday
language = language
notes = note
categories, keywords = tags
id = external
e-mail address = email
e-mail {n} address = email:{n}
primary phone = phone
home phone = phone:2
home phone 2 = phone:3
mobile phone = phone:4
pager = phone:5
home fax = phone:6
company main phone = phone:7
business phone = phone:8
business phone 2 = phone:9
business fax = phone:10
assistant's phone = phone:11
other phone = phone:12
other fax = phone:13
callback = phone:14
car phone = phone:15
isdn = phone:16
radio phone = phone:17
tty/tdd phone = phone:18
telex = phone:19
home address = address
home street, home street 2, home street 3, home address po box, home po box = street
home city = city
home state = region
home postal code = postcode
home country, home country/region = country
business address = address:2
business street, business street 2, business street 3, business address po box, business po box = street:2
business city = city:2
business state = region:2
business postal code = postcode:2
business country, business country/region = country:2
other address = address:3
other street, other street 2, other street 3, other address po box, other po box = street:3
other city = city:3
other state = region:3
other postal code = postcode:3
other country, other country/region = country:3
"""
)

THUNDERBIRD = (
    PERSON
    + """
display name = full_name
nickname = nickname
primary email = email
secondary email = email:2
work phone = phone
home phone = phone:2
fax number = phone:3
pager number = phone:4
mobile number = phone:5
home address, home address 2 = street
home city = city
home state = region
home zipcode = postcode
home country = country
work address, work address 2 = street:2
work city = city:2
work state = region:2
work zipcode = postcode:2
work country = country:2
job title = occupation
organization = organisation
department, web page 1, web page 2, screen name, custom 1, custom 2, custom 3, custom 4 = note_named
birth year = birth_year
birth month = birth_month
birth day = birth_day
notes = note
"""
)

SQUARE = (
    PERSON
    + """
nickname = nickname
company name = organisation
email address = email
phone number = phone
street address 1, street address 2, street address, address line 1, address line 2 = street
city = city
state = region
postal code = postcode
country = country
birthday = birthday
memo, note = note
groups = tags
square customer id = external
reference id = note_named
email subscription status = consent:email:offer
"""
)

SHOPIFY = (
    PERSON
    + """
customer id = external
email = email
accepts email marketing = consent:email:offer
accepts sms marketing = consent:message:offer
phone = phone
default address phone = phone:2
default address company, company = organisation
default address address1, default address address2, address1, address2 = street
default address city, city = city
default address province code, province code, province = region
default address country code, country code, country = country
default address zip, zip = postcode
note = note
tags = tags
"""
)

LOYVERSE = """
customer id = external
customer name, name = full_name
email = email
phone, phone number = phone
address = street
city = city
region, province, state = region
postal code = postcode
country = country
customer code = card
note = note
"""

WOOCOMMERCE = (
    PERSON
    + """
name = full_name
customer id, id, user id = external
username = note_named
email, billing email = email
company, billing company = organisation
billing phone, phone = phone
address, billing address 1, billing address 2 = street
city, billing city = city
region, billing state = region
postal code, billing postcode = postcode
country / region, country, billing country = country
"""
)

MAILCHIMP = (
    PERSON
    + """
email address = email
address = address
phone number = phone
birthday = birthday
company = organisation
tags = tags
notes = note
leid, euid = external
optin_time, confirm_time = note_named
"""
)

HUBSPOT = (
    PERSON
    + """
record id, contact id = external
email = email
phone number = phone
mobile phone number = phone:2
company name, associated company = organisation
job title = occupation
street address = street
city = city
state/region = region
postal code = postcode
country/region = country
date of birth = birthday
website url = note_named
"""
)

KLAVIYO = (
    PERSON
    + """
klaviyo id = external
email = email
phone number = phone
organization = organisation
title = occupation
address, address 2 = street
city = city
state / region = region
zip code = postcode
country = country
tags = tags
email marketing consent = consent:email:offer
sms marketing consent = consent:message:offer
"""
)

LINKEDIN = (
    PERSON
    + """
email address = email
company = organisation
position = occupation
url, connected on = note_named
"""
)

STRIPE = """
id = external
email = email
name = full_name
description = note
phone = phone
card address line1, card address line2, address line1, address line2 = street
card address city, address city = city
card address state, address state = region
card address zip, address postal code = postcode
card address country, address country = country
"""


OWN = """
number = number
tags = tags
birthday = birthday
birthday calendar = birth_calendar
verified on = verified_on
household = household
household name = household_name
household letters = household_letters
phone {n} = phone:{n}
phone {n} label = phone_label:{n}
e-mail {n} = email:{n}
e-mail {n} label = email_label:{n}
"""
