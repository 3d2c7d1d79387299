"""Small forms for the tests, written out as XForms."""

from __future__ import annotations

from datetime import datetime, timezone

from xforms import FixedClock, Form, Session

CLOCK = FixedClock(datetime(2026, 11, 24, 4, 0, tzinfo=timezone.utc))


def xform(instance: str, binds: str, body: str, *, model: str = "") -> bytes:
    return f"""<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
 xmlns:jr="http://openrosa.org/javarosa" xmlns:orx="http://openrosa.org/xforms">
 <h:head><h:title>试用</h:title><model>{model}<instance><data id="sample" version="1">{instance}</data></instance>
 {binds}</model></h:head><h:body>{body}</h:body></h:html>""".encode()


def opened(instance: str, binds: str, body: str, *, model: str = "") -> Session:
    return Session(Form.load(xform(instance, binds, body, model=model)), clock=CLOCK)


FAMILY = xform(
    "<has/><town/><village/><note/><members><member><name/><age/><income/><line/></member></members><total/><meta><instanceID/></meta>",
    """<bind nodeset="/data/has" type="string" required="true()" jr:requiredMsg="jr:itext('has:needed')"/>
    <bind nodeset="/data/note" relevant="/data/has = 'yes'"/>
    <bind nodeset="/data/members" relevant="/data/has = 'yes'"/>
    <bind nodeset="/data/members/member/age" type="int" constraint=". &gt;= 0 and . &lt;= 120"
      jr:constraintMsg="jr:itext('age:wrong')"/>
    <bind nodeset="/data/members/member/income" type="decimal" relevant="../age &gt;= 16"/>
    <bind nodeset="/data/members/member/line" calculate="concat(position(..), '. ', ../name)"/>
    <bind nodeset="/data/total" type="decimal" calculate="sum(/data/members/member/income)"/>
    <bind nodeset="/data/meta/instanceID" jr:preload="uid"/>""",
    """<select1 ref="/data/has"><label ref="jr:itext('has:label')"/>
      <item><label>是</label><value>yes</value></item><item><label>不是</label><value>no</value></item></select1>
    <select1 ref="/data/town"><label>镇</label><item><label>东</label><value>e</value></item>
      <item><label>西</label><value>w</value></item></select1>
    <select1 ref="/data/village"><label>村</label><itemset nodeset="instance('villages')/root/item[town = /data/town]">
      <value ref="name"/><label ref="label"/></itemset></select1>
    <input ref="/data/note"><label>您家一共 <output value=" /data/total "/> 元</label></input>
    <group ref="/data/members"><label>家里人</label><group ref="/data/members/member"><label>家人</label>
    <repeat nodeset="/data/members/member"><input ref="/data/members/member/name"><label>姓名</label></input>
      <input ref="/data/members/member/age"><label>年龄</label></input>
      <input ref="/data/members/member/income"><label>收入</label></input></repeat></group></group>""",
    model="""<itext><translation lang="中文 (zh)" default="true()">
      <text id="has:label"><value>您有地吗</value><value form="audio">jr://audio/has.mp3</value></text>
      <text id="has:needed"><value>请选一个</value><value form="audio">jr://audio/needed.mp3</value></text>
      <text id="age:wrong"><value>年龄不对</value></text></translation>
      <translation lang="English (en)"><text id="has:label"><value>Do you have land?</value></text>
      <text id="has:needed"><value>Choose one</value></text>
      <text id="age:wrong"><value>Not an age</value></text></translation></itext>""",
).replace(b"</data></instance>", b"</data></instance>" + """<instance id="villages"><root>
    <item><name>e1</name><label>东一村</label><town>e</town></item>
    <item><name>e2</name><label>东二村</label><town>e</town></item>
    <item><name>w1</name><label>西一村</label><town>w</town></item></root></instance>""".encode(), 1)


def family() -> Session:
    return Session(Form.load(FAMILY), clock=CLOCK)
