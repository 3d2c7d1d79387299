"""What every stream of this protocol may refer to without sending it: the shapes that always come.

Belongs to `PROTOCOL`: another text here is another protocol number, since both ends must have the same bytes.
The parts stand in order of use; what is needed most stands last, where a reference to it is shortest.
"""

import zstandard

_FACTS = (
    '","kind":"HealthReported","at":","kind":"Visited","kind":"Asked","body":{"question":"',
    '","kind":"Withdrawn","case":","actor":"villager","body":{"reason":"","signature":"',
    '","kind":"Rated","case":","body":{"stage":"","level":5,"reasons":["服务","态度","时间"],"words":"","named":false}}',
    '","kind":"Delivered","case":","body":{"way":"kiosk","receiver":"","relation":"","signature":"","papers":["',
    '","kind":"Supplemented","case":","body":{"answers":{"/data/":"},"attachments":[{"ref":"/data/","sha256":"',
    '","kind":"TrustBundlePublished","case":","actor":"worker","body":{"version":,"bundle":"","signature":"',
    '","kind":"ItemPublished","at":","off":0,"seen":,"actor":"worker","body":{"item":"","version":1,"sha256":"',
    '","kind":"PaperIssued","case":","body":{"paper":"decision","number":"","sha256":"","size":,"pages":1}}',
    '","kind":"SupplementRequested","case":","body":{"asks":[{"ref":"/data/","what":"","fix":"","basis":""}],"document":"',
    '","kind":"StepPassed","case":","body":{"step":"township","opinion":"同意"}}","step":"county","opinion":"情况属实，同意上报"',
    '","kind":"Decided","case":","body":{"granted":true,"content":"准予","reasons":"","basis":"","amount":"","from_month":"',
    '","kind":"DeemedAccepted","case":","actor":"worker","body":{"day":"2026-01-05"}}',
    '","kind":"AnswersChecked","case":","actor":"worker","body":{"ok":true,"differences":[]}}',
    '","kind":"Accepted","case":","off":0,"seen":,"actor":"staff:","body":{"document":"","note":""}}',
    '"filed_by":{"name":"","id_type":"citizen","relation":""},"consent":{"text":"","at":',
    '","kind":"Applied","at":1767571200000,"off":-,"seen":0,"actor":"villager","body":{"item":"MZ07","version":1,'
    '"village":"231222102201","applicant":{"name":"王","id_type":"citizen","id_number":"231222195","phone":"13"},'
    '"answers":{"/data/reason":"","/data/income":"","/data/bank":"","/data/address":"黑龙江省绥化市县镇村组号"},'
    '"number":"231222102201-260105-01-0001-5","receipt":{"terminal":1,"gen":1,"seq":1,"day":2196,"flags":0,"handle":"'
    '"},"attachments":[{"ref":"/data/photo","sha256":"","media":"image/jpeg","size":},{"ref":"signature","sha256":"'
    '","media":"image/png","size":}],"signature":"',
)
_CONTROLS = (
    '#ack {"epoch":"","seq":0,"h":"00000000000000000000000000000000","durable":null,"time":17675712,"se":"',
    '","problems":[[0,"fork"]]}\n#end {"cursor":{"county":1,"231222102201":1},"more":false}\t',
    '#end {"epoch":"","seq":1,"h":"',
    '#head {"v":1,"county":"231222","village":"231222102201","terminal":1,"gen":1,"epoch":"","seq":0,'
    '"h":"00000000000000000000000000000000","cursor":{"county":1,"231222102201":1},"last":{"county":"","231222102201":""},"se":"","nonce":"","most":1048576}\t',
)
DICTIONARY = zstandard.ZstdCompressionDict("".join((*_FACTS, *_CONTROLS)).encode(),
                                           dict_type=zstandard.DICT_TYPE_RAWCONTENT)
